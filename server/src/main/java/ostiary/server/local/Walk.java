package ostiary.server.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Objects;

/// Shell commands that sign somebody up, log them in and out again: the quickest way to see the service work.
final class Walk {
    private Walk() {}

    /// Ready to paste into sh, bash or zsh; the service is at `base`.
    static String script(URI base) {
        try (var script = Objects.requireNonNull(Walk.class.getResourceAsStream("walk.sh"))) {
            return new String(script.readAllBytes(), UTF_8).replace("@URL@", base.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
