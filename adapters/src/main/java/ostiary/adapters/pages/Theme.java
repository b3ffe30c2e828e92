package ostiary.adapters.pages;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Whose pages these are.
///
/// @param product the name that people know
/// @param brand its colour, as `#1f4fd8`; darkened or lightened where it could not be read
/// @param logo as a `data:` URI in Base64, of at most [#LONGEST_LOGO] characters; without one, the name's first letter
public record Theme(String product, String brand, Optional<String> logo) {
    /// A page is at most 60 KB, and the rest of it under 20.
    public static final int LONGEST_LOGO = 32 * 1024;

    /// A blue that goes with everything.
    public static final String DEFAULT_BRAND = "#2450c8";

    /// What would break a line, or turn what comes after it around.
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]");

    private static final int LONGEST_NAME = 60;
    private static final Pattern LOGO =
            Pattern.compile("data:image/(?:png|jpeg|webp|gif|svg\\+xml);base64,[A-Za-z0-9+/]+={0,2}");

    /// Checks all three.
    ///
    /// @throws IllegalArgumentException naming what can't be used
    public Theme {
        if (!isName(product)) {
            throw new IllegalArgumentException("no name of a product, of " + LONGEST_NAME + " characters at most");
        }
        if (Colour.parse(brand).isEmpty()) {
            throw new IllegalArgumentException("no colour as #rrggbb: " + brand);
        }
        if (logo.filter(image -> !isLogo(image)).isPresent()) {
            throw new IllegalArgumentException(
                    "no image as a data: URI in Base64, of " + LONGEST_LOGO + " characters at most");
        }
    }

    /// A product without a colour or a logo of its own.
    public static Theme of(String product) {
        return new Theme(product, DEFAULT_BRAND, Optional.empty());
    }

    private static boolean isName(String text) {
        return !text.isBlank()
                && text.length() <= LONGEST_NAME
                && !CONTROL.matcher(text).find();
    }

    private static boolean isLogo(String image) {
        return image.length() <= LONGEST_LOGO && LOGO.matcher(image).matches();
    }

    Colour colour() {
        return Colour.of(brand);
    }

    /// What stands for the logo where there is none: the first letter.
    String initial() {
        var letter = product.strip().codePoints().limit(1).toArray();
        return new String(letter, 0, letter.length).toUpperCase(Locale.ROOT);
    }
}
