package ostiary.core.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import ostiary.core.token.Sha256;

/// The table of docs/oauth.md on PKCE.
final class PkceTable {
    private static final Pattern ROW = Pattern.compile(
            "\\| (S256\\(.+\\)|V\\S*|none) \\| (`.+`|none) \\| (S256\\(.+\\)|[VW]\\S*|none) \\| (.+) \\|");

    private static final String VERIFIER = "v-A_9".repeat(30);

    private PkceTable() {}

    /// A line of the page: what a client sends, and what it gets, by the kind of client.
    record Row(Optional<String> challenge, Optional<String> method, Optional<String> verifier, List<Gets> gets) {}

    /// The outcome of a row.
    enum Gets {
        TOKENS,
        NO_CODE,
        NO_TOKENS;

        static Gets of(String words) {
            return valueOf(words.toUpperCase(Locale.ROOT).replace(' ', '_'));
        }
    }

    static List<Row> rows() throws IOException {
        var rows = new ArrayList<Row>();
        for (var line : Files.readAllLines(Path.of("../docs/oauth.md"))) {
            var row = ROW.matcher(line);
            if (row.matches()) {
                rows.add(new Row(
                        value(row.group(1)),
                        value(row.group(2)),
                        value(row.group(3)),
                        Stream.of(row.group(4).split(" \\| ")).map(Gets::of).toList()));
            }
        }
        return rows;
    }

    private static Optional<String> value(String cell) {
        if (cell.startsWith("S256(")) {
            return value(cell.substring(5, cell.length() - 1))
                    .map(verifier -> Sha256.of(verifier.getBytes(UTF_8)).value());
        }
        return switch (cell) {
            case "none" -> Optional.empty();
            case "V" -> Optional.of(VERIFIER.substring(0, 43));
            case "W" -> Optional.of("W" + VERIFIER.substring(1, 43));
            case "V!" -> Optional.of(VERIFIER.substring(0, 42) + "!");
            default ->
                Optional.of(
                        cell.startsWith("`")
                                ? cell.substring(1, cell.length() - 1)
                                : VERIFIER.substring(0, Integer.parseInt(cell.substring(1))));
        };
    }
}
