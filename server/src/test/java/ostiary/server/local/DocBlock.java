package ostiary.server.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// The commands that the documentation tells people to write.
final class DocBlock {
    private DocBlock() {}

    /// The first block of a language below a heading of docs/oauth.md.
    static String of(String heading, String language) throws IOException {
        var page = Files.readString(Path.of("../docs/oauth.md"));
        var found = Pattern.compile(
                        "(?s)\n## " + Pattern.quote(heading) + "\n(?:(?!\n## ).)*?\n```" + language + "\n(.*?)\n```\n")
                .matcher(page);
        if (!found.find()) {
            throw new IllegalStateException("docs/oauth.md has no " + language + " below " + heading);
        }
        return found.group(1);
    }
}
