package ostiary.adapters.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/// The files of `pages/` on the class path.
final class Resources {
    private Resources() {}

    static String text(String file) {
        try (var stream = Resources.class.getResourceAsStream("/pages/" + file)) {
            return new String(Objects.requireNonNull(stream, file).readAllBytes(), UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
