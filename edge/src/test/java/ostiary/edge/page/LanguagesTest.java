package ostiary.edge.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguagesTest {
    private static final List<Locale> THERE = List.of(Locale.ENGLISH, Locale.GERMAN);

    @ParameterizedTest
    @CsvSource({
        "de, en, de",
        "'fr de', en, de",
        "fr, 'en;q=0.5, de-AT;q=0.9', de",
        "'', 'de-CH, en;q=0.1', de",
        "'', 'de;q=0, en', en",
        "'de;q=x', en, en",
        "*, de, de"
    })
    void theClientComesBeforeTheBrowser(String uiLocales, String acceptLanguage, String found) {
        var asked = Languages.asked(Optional.of(uiLocales), Optional.of(acceptLanguage));

        assertThat(Locale.lookup(asked, THERE)).isEqualTo(Locale.forLanguageTag(found));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ",", ";", "q=1", "\u0000", "de;q=2", "de_DE", "../de", "d\u202ee", "<b>"})
    void whatIsNoLanguageKeepsNobodyOut(String text) {
        assertThat(Locale.lookup(Languages.asked(Optional.of(text), Optional.of(text)), THERE))
                .isNull();
    }

    @Test
    void whatIsTooLongToBeMeantIsNotRead() {
        var many = "de," + "x-a,".repeat(200) + "de";

        assertThat(Languages.asked(Optional.of(many), Optional.of(many))).isEmpty();
    }

    @Test
    void whoSaysNothingAsksForNone() {
        assertThat(Languages.asked(Optional.empty(), Optional.empty())).isEmpty();
    }
}
