package ostiary.blueprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThemeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"", "red", "#fff", "#12345g", "#1234567", "#000000;}body{display:none", "url(https://a.example)"
            })
    void aColourIsSixDigits(String brand) {
        assertThatThrownBy(() -> new Theme("Acme", brand, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("brandColour must be");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "Ac\nme", "Ac\u202eme"})
    void aProductHasAName(String product) {
        assertThatThrownBy(() -> Theme.of(product))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("product must be");
    }

    @Test
    void anEndlessNameIsNone() {
        var endless = "A".repeat(61);

        assertThatThrownBy(() -> Theme.of(endless)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://cdn.example/logo.png",
                "data:text/html;base64,AAAA",
                "data:image/png,AAAA",
                "data:image/png;base64,",
                "data:image/png;base64,AA\" onerror=\"x"
            })
    void aLogoIsAnImageThatComesAlong(String logo) {
        var given = Optional.of(logo);

        assertThatThrownBy(() -> new Theme("Acme", Theme.DEFAULT_BRAND, given))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("logo must be");
    }

    @Test
    void aLogoIsSmall() {
        var large = Optional.of("data:image/png;base64," + "A".repeat(Theme.LONGEST_LOGO));

        assertThatThrownBy(() -> new Theme("Acme", Theme.DEFAULT_BRAND, large))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"Acme, A", "' acme', A", "österreich, Ö", "7eleven, 7", "😀 Mail, 😀"})
    void withoutALogoTheFirstLetterStandsForIt(String product, String initial) {
        assertThat(Theme.of(product).initial()).isEqualTo(initial);
    }

    @ParameterizedTest
    @ValueSource(strings = {"#2450c8 none Ostiary", "#ffd400 data:image/png;base64,AAAA Acme & Sons GmbH"})
    void isToldInOneText(String text) {
        assertThat(Theme.parse(text).orElseThrow().text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Acme", "#2450c8 Acme", "blue none Acme", "#2450c8 https://a.example/logo.png Acme"})
    void anotherTextIsNone(String text) {
        assertThat(Theme.parse(text)).isEmpty();
    }

    @Test
    void aColourThatCannotBeReadIsDarkenedOrLightened() {
        assertThat(new Theme("Acme", "#ffd400", Optional.empty()).onLight()).isNotEqualTo(Colour.of("#ffd400"));
        assertThat(new Theme("Acme", "#000080", Optional.empty()).onLight()).isEqualTo(Colour.of("#000080"));
        assertThat(new Theme("Acme", "#000080", Optional.empty()).onDark()).isNotEqualTo(Colour.of("#000080"));
    }
}
