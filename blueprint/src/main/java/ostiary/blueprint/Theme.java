package ostiary.blueprint;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The look of pages and mails, and whose they are, parsed from [Setting#THEME].
///
/// @param product the name that people know
/// @param brand its colour, as `#1f4fd8`; darkened or lightened where it could not be read
/// @param logo as a `data:` URI in Base64, of at most [#LONGEST_LOGO] characters; without one, the name's first letter
public record Theme(String product, String brand, Optional<String> logo) {
    /// All environment variables of a function have 4 KB together
    /// (<https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html>).
    public static final int LONGEST_LOGO = 2_400;

    /// A blue that goes with everything.
    public static final String DEFAULT_BRAND = "#2450c8";

    /// The least contrast for text (WCAG 2.2, 1.4.3).
    public static final double TEXT = 4.5;

    /// `--ground` of `style.css`: darker than the card, so whoever is dark enough for it is for both.
    public static final Colour LIGHT_GROUND = Colour.of("#f4f5f7");

    /// `--card` of `style.css` in the dark: lighter than the ground.
    public static final Colour DARK_CARD = Colour.of("#191d25");

    private static final String NO_LOGO = "none";
    private static final int WORDS = 3;

    /// Characters that would break a line, or turn around the text after them.
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]");

    private static final int LONGEST_NAME = 60;
    private static final Pattern LOGO =
            Pattern.compile("data:image/(?:png|jpeg|webp|gif|svg\\+xml);base64,[A-Za-z0-9+/]+={0,2}");

    /// The service's own name and colour. After the patterns, which it is checked by.
    public static final Theme STANDARD = Theme.of("Ostiary");

    /// Checks all three.
    ///
    /// @throws IllegalArgumentException naming what can't be used
    public Theme {
        if (!isName(product)) {
            throw new IllegalArgumentException(
                    "product must be a name of " + LONGEST_NAME + " characters at most, without line breaks");
        }
        if (Colour.parse(brand).isEmpty()) {
            throw new IllegalArgumentException("brandColour must be as #rrggbb, not " + brand);
        }
        if (logo.filter(image -> !isLogo(image)).isPresent()) {
            throw new IllegalArgumentException("logo must be an image of " + LONGEST_LOGO * 3 / 4
                    + " bytes at most: functions have it in their settings");
        }
    }

    /// A product without a colour or a logo of its own.
    public static Theme of(String product) {
        return new Theme(product, DEFAULT_BRAND, Optional.empty());
    }

    /// Reads the text of the setting.
    public static Optional<Theme> parse(String text) {
        var words = text.split(" ", WORDS);
        try {
            return words.length == WORDS
                    ? Optional.of(
                            new Theme(words[2], words[0], Optional.of(words[1]).filter(logo -> !logo.equals(NO_LOGO))))
                    : Optional.empty();
        } catch (IllegalArgumentException flawed) {
            return Optional.empty();
        }
    }

    /// The text of the setting: colour, logo and name.
    public String text() {
        return brand + " " + logo.orElse(NO_LOGO) + " " + product;
    }

    /// The colour on light pages: the brand's, as dark as text has to be.
    public Colour onLight() {
        return Colour.of(brand).towards(Colour.BLACK, LIGHT_GROUND, TEXT);
    }

    /// The colour on dark pages: the brand's, as light as text has to be.
    public Colour onDark() {
        return Colour.of(brand).towards(Colour.WHITE, DARK_CARD, TEXT);
    }

    private static boolean isName(String text) {
        return !text.isBlank()
                && text.length() <= LONGEST_NAME
                && !CONTROL.matcher(text).find();
    }

    private static boolean isLogo(String image) {
        return image.length() <= LONGEST_LOGO && LOGO.matcher(image).matches();
    }

    /// The first letter, which stands for the logo where there is none.
    public String initial() {
        var letter = product.strip().codePoints().limit(1).toArray();
        return new String(letter, 0, letter.length).toUpperCase(Locale.ROOT);
    }
}
