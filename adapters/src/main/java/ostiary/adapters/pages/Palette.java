package ostiary.adapters.pages;

import java.util.stream.Stream;
import ostiary.blueprint.Colour;
import ostiary.blueprint.Theme;

/// A brand's colour as it can be read on a ground: as text in it, or as text on it.
///
/// @param brand has at least [Theme#TEXT] to the ground
/// @param ink is for text on the brand's colour
/// @param strong is the brand's colour under the pointer
record Palette(Colour brand, Colour ink, Colour strong) {
    private static final Colour DARK_INK = Colour.of("#0b0d12");
    private static final double UNDER_THE_POINTER = 0.14;

    static Palette light(Theme theme) {
        return of(theme.onLight());
    }

    static Palette dark(Theme theme) {
        return of(theme.onDark());
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
    static String style(Theme theme) {
        return ":root {\n" + light(theme).variables() + "}\n@media (prefers-color-scheme: dark) {\n:root {\n"
                + dark(theme).variables() + "}\n}\n";
    }

    private String variables() {
        return Stream.of("--brand: " + brand, "--brand-ink: " + ink, "--brand-strong: " + strong)
                .map(variable -> variable + ";\n")
                .reduce("", String::concat);
    }
}
