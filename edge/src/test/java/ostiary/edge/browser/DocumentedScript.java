package ostiary.edge.browser;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// The script that `docs/web-pages.md` tells pages to use.
public final class DocumentedScript {
    private static final Path PAGE = Path.of("..", "docs", "web-pages.md");
    private static final Pattern BLOCK = Pattern.compile("(?s)```js\n(.*?)```");
    private static final String API = "https://auth.shop.example";

    private DocumentedScript() {}

    /// All of its blocks, in their order.
    ///
    /// @param api the service, in place of the documented one
    public static String calling(URI api) {
        try {
            var script = BLOCK.matcher(Files.readString(PAGE))
                    .results()
                    .map(block -> block.group(1))
                    .collect(joining("\n"));
            if (!script.contains(API)) {
                throw new AssertionError("no " + API + " in " + PAGE);
            }
            return script.replace(API, api.toString());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
