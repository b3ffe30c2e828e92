package ostiary.blueprint;

import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/// A colour of sRGB. Each part goes from 0 to 255.
public record Colour(int red, int green, int blue) {
    public static final Colour WHITE = new Colour(255, 255, 255);
    public static final Colour BLACK = new Colour(0, 0, 0);

    private static final Pattern HEX = Pattern.compile("#[0-9a-fA-F]{6}");

    /// A colour as CSS has it in six digits.
    public static Optional<Colour> parse(String text) {
        if (!HEX.matcher(text).matches()) {
            return Optional.empty();
        }
        int all = HexFormat.fromHexDigits(text, 1, 7);
        return Optional.of(new Colour(all >> 16, (all >> 8) & 0xff, all & 0xff));
    }

    /// One that is known to be a colour.
    public static Colour of(String text) {
        return parse(text).orElseThrow();
    }

    /// The contrast between the two, from 1 to 21 (WCAG 2.2).
    public double contrast(Colour other) {
        double mine = luminance() + 0.05;
        double others = other.luminance() + 0.05;
        return Math.max(mine, others) / Math.min(mine, others);
    }

    /// The nearest mix with `other` that has at least this contrast to `ground`; `other` itself if none has.
    public Colour towards(Colour other, Colour ground, double contrast) {
        for (int part = 0; part < 255; part++) {
            var mixed = mixed(other, part / 255.0);
            if (mixed.contrast(ground) >= contrast) {
                return mixed;
            }
        }
        return other;
    }

    /// The mix of both.
    ///
    /// @param part of `other`, from 0 to 1
    public Colour mixed(Colour other, double part) {
        return new Colour(mixed(red, other.red, part), mixed(green, other.green, part), mixed(blue, other.blue, part));
    }

    private static int mixed(int one, int other, double part) {
        return (int) Math.round(one + (other - one) * part);
    }

    private double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    private static double linear(int part) {
        double share = part / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    /// The colour in the notation of CSS.
    @Override
    public String toString() {
        return "#" + HexFormat.of().toHexDigits((red << 16) | (green << 8) | blue, 6);
    }
}
