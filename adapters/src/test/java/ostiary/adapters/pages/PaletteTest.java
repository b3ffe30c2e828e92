package ostiary.adapters.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import ostiary.blueprint.Colour;
import ostiary.blueprint.Theme;

/// Texts can be read, whatever colour a team picks.
class PaletteTest {
    private static final String STYLE = Resources.text("style.css");
    private static final int DARK = STYLE.indexOf("@media (prefers-color-scheme: dark)");

    private static final String[] CARDS_AND_GROUNDS = {"card", "ground"};

    /// The edges of the cube, greys, and 200 others.
    static Stream<Colour> brands() {
        var random = new Random(15);
        var seeded = Stream.generate(() -> Colour.of("#%06x".formatted(random.nextInt(1 << 24))));
        var known = Stream.of(
                "#000000", "#ffffff", "#808080", "#ffff00", "#000080", "#00ff00", "#ff0000", "#0000ff", "#f4f5f7",
                "#191d25");
        return Stream.concat(known.map(Colour::of), seeded.limit(200));
    }

    @ParameterizedTest
    @MethodSource("brands")
    void textInABrandsColourAndOnItCanBeRead(Colour brand) {
        for (var ground : CARDS_AND_GROUNDS) {
            assertThat(Palette.light(theme(brand)).brand().contrast(variable(false, ground)))
                    .isGreaterThanOrEqualTo(Theme.TEXT);
            assertThat(Palette.dark(theme(brand)).brand().contrast(variable(true, ground)))
                    .isGreaterThanOrEqualTo(Theme.TEXT);
        }
        assertThat(Stream.of(Palette.light(theme(brand)), Palette.dark(theme(brand))))
                .allSatisfy(palette -> {
                    assertThat(palette.ink().contrast(palette.brand())).isGreaterThanOrEqualTo(Theme.TEXT);
                    assertThat(palette.ink().contrast(palette.strong())).isGreaterThanOrEqualTo(Theme.TEXT);
                });
    }

    @ParameterizedTest
    @CsvSource({"#2450c8, #2450c8", "#ffff00, #747400", "#ff8a80, #a75a54"})
    void aColourThatCanBeReadStaysAndAnotherKeepsItsHue(String picked, String made) {
        assertThat(Palette.light(theme(Colour.of(picked))).brand()).isEqualTo(Colour.of(made));
    }

    @ParameterizedTest
    @CsvSource({"#ffff00, #ffff00", "#000080, #7e7ebf"})
    void inTheDarkItIsTheDarkOnesThatChange(String picked, String made) {
        assertThat(Palette.dark(theme(Colour.of(picked))).brand()).isEqualTo(Colour.of(made));
    }

    /// All other text, and what tells a control from its ground (WCAG 2.2, 1.4.11).
    @ParameterizedTest
    @CsvSource({
        "ink, card, 7",
        "ink, ground, 7",
        "ink-quiet, card, 4.5",
        "ink-quiet, ground, 4.5",
        "bad, card, 4.5",
        "bad, bad-ground, 4.5",
        "ink, bad-ground, 7",
        "good, card, 4.5",
        "line, card, 3"
    })
    void theRestCanBeReadToo(String text, String ground, double contrast) {
        for (boolean dark : new boolean[] {false, true}) {
            assertThat(variable(dark, text).contrast(variable(dark, ground))).isGreaterThanOrEqualTo(contrast);
        }
    }

    @Test
    void isMeasuredOnTheGroundsThatAreThere() {
        assertThat(Theme.LIGHT_GROUND).isEqualTo(variable(false, "ground"));
        assertThat(Theme.DARK_CARD).isEqualTo(variable(true, "card"));
    }

    @Test
    void contrastIsThatOfTheStandard() {
        assertThat(Colour.BLACK.contrast(Colour.WHITE)).isEqualTo(21);
        assertThat(Colour.of("#777777").contrast(Colour.WHITE)).isBetween(4.47, 4.48);
    }

    private static Theme theme(Colour brand) {
        return new Theme("Acme", brand.toString(), Optional.empty());
    }

    private static Colour variable(boolean dark, String name) {
        var scheme = dark ? STYLE.substring(DARK) : STYLE.substring(0, DARK);
        var found = Pattern.compile("--" + name + ": (#[0-9a-f]{3,6});").matcher(scheme);
        if (!found.find()) {
            throw new AssertionError("no --" + name);
        }
        return Colour.of(found.group(1).replaceFirst("^#(.)(.)(.)$", "#$1$1$2$2$3$3"));
    }
}
