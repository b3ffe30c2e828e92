package ostiary.adapters.pages;

import java.util.stream.Stream;

/// What becomes of a brand's colour on a ground: text in it, or on it, can be read.
///
/// @param brand has at least [#TEXT] to the ground
/// @param ink is for text on the brand's colour
/// @param strong is the brand's colour under the pointer
record Palette(Colour brand, Colour ink, Colour strong) {
    /// The least contrast for text (WCAG 2.2, 1.4.3).
    static final double TEXT = 4.5;

    /// `--ground` of `style.css`: darker than the card, so whoever is dark enough for it is for both.
    static final Colour LIGHT_GROUND = Colour.of("#f4f5f7");
    /// `--card` of `style.css` in the dark: lighter than the ground.
    static final Colour DARK_CARD = Colour.of("#191d25");

    private static final Colour DARK_INK = Colour.of("#0b0d12");
    private static final double UNDER_THE_POINTER = 0.14;

    static Palette light(Colour brand) {
        return of(brand.towards(Colour.BLACK, LIGHT_GROUND, TEXT));
    }

    static Palette dark(Colour brand) {
        return of(brand.towards(Colour.WHITE, DARK_CARD, TEXT));
    }

    /// Further from the ink, so that it reads no worse.
    private static Palette of(Colour brand) {
        boolean bright = brand.contrast(DARK_INK) > brand.contrast(Colour.WHITE);
        return new Palette(
                brand,
                bright ? DARK_INK : Colour.WHITE,
                brand.mixed(bright ? Colour.WHITE : Colour.BLACK, UNDER_THE_POINTER));
    }

    /// The variables of both, after the reader's choice.
    static String style(Colour brand) {
        return ":root {\n" + light(brand).variables() + "}\n@media (prefers-color-scheme: dark) {\n:root {\n"
                + dark(brand).variables() + "}\n}\n";
    }

    private String variables() {
        return Stream.of("--brand: " + brand, "--brand-ink: " + ink, "--brand-strong: " + strong)
                .map(variable -> variable + ";\n")
                .reduce("", String::concat);
    }
}
