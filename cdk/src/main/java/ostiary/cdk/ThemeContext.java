package ostiary.cdk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import ostiary.blueprint.Theme;

/// The context's words on whose pages they are: `product`, `brandColour` and `logo`.
final class ThemeContext {
    private static final Map<String, String> TYPES =
            Map.of("svg", "image/svg+xml", "png", "image/png", "webp", "image/webp", "gif", "image/gif");

    private ThemeContext() {}

    /// Empty if the context says nothing of it.
    static Optional<Theme> theme(StageContext context) {
        var product = context.text("product");
        var brand = context.text("brandColour");
        var logo = context.text("logo").map(ThemeContext::image);
        if (product.isEmpty() && brand.isEmpty() && logo.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Theme(product.orElse(Theme.STANDARD.product()), brand.orElse(Theme.DEFAULT_BRAND), logo));
    }

    private static String image(String file) {
        var type = TYPES.get(file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
        Checks.require(type != null, "logo must be a file that ends in .svg, .png, .webp or .gif, not " + file);
        try {
            return "data:" + type + ";base64," + Base64.getEncoder().encodeToString(Files.readAllBytes(Path.of(file)));
        } catch (IOException | InvalidPathException unreadable) {
            throw new IllegalArgumentException("logo must be a file that can be read, not " + file);
        }
    }
}
