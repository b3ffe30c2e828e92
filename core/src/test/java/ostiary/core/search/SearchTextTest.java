package ostiary.core.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTextTest {
    /// A word is found by as much of it as somebody has typed.
    @ParameterizedTest
    @CsvSource({"ΟΔΟΣ, ΟΔΟΣΑ", "οδος, ΟΔΟΣΑ", "οδοσ, οδος", "ΣΑΣ, σας ες", "Straße, STRAßEN", "ﬁn, FINAL"})
    void theBeginningOfAWordIsThatOfItsText(String typed, String word) {
        assertThat(SearchText.of(word)).startsWith(SearchText.of(typed));
    }

    @ParameterizedTest
    @CsvSource({"ΟΔΟΣ, οδοσ", "οδος, οδοσ", "Ada, ada"})
    void isInSmallLettersThatDoNotKnowTheEndOfAWord(String written, String text) {
        assertThat(SearchText.of(written)).isEqualTo(text);
    }
}
