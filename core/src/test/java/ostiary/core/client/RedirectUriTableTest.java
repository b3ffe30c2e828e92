package ostiary.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// docs/oauth.md has what attackers send in the place of a redirect URI, and what it is taken for.
public class RedirectUriTableTest {
    private static final Pattern REGISTERED = Pattern.compile("Registered as `(.+)`:");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9A-F]{4})|([rnt\\\\]))");
    private static final Pattern ROW = Pattern.compile("\\| `(.+)` \\| (yes|no) \\|.*\\|");

    /// A line of the page.
    public record Row(String registered, String presented, boolean isTaken) {}

    /// The rows of the page.
    public static List<Row> rows() throws IOException {
        var rows = new ArrayList<Row>();
        var registered = "";
        for (var line : Files.readAllLines(Path.of("../docs/oauth.md"))) {
            var heading = REGISTERED.matcher(line);
            var row = ROW.matcher(line);
            if (heading.matches()) {
                registered = heading.group(1);
            } else if (!registered.isEmpty() && row.matches()) {
                rows.add(new Row(
                        registered, unescaped(row.group(1)), row.group(2).equals("yes")));
            }
        }
        return rows;
    }

    private static String unescaped(String text) {
        return ESCAPE.matcher(text).replaceAll(escape -> {
            var character = escape.group(1) == null
                    ? escape.group().translateEscapes()
                    : Character.toString(Integer.parseInt(escape.group(1), 16));
            return Matcher.quoteReplacement(character);
        });
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isTakenAsThePageSays(Row row) {
        assertThat(RedirectUris.of(row.registered()).contains(row.presented())).isEqualTo(row.isTaken());
    }

    /// A second one that is registered opens nothing.
    @ParameterizedTest
    @MethodSource("rows")
    void isTakenAmongOthersAsThePageSays(Row row) {
        var uris = RedirectUris.of("https://other.example.net/back", row.registered(), "net.example.other:/back");

        assertThat(uris.contains(row.presented())).isEqualTo(row.isTaken());
    }

    @Test
    void itHasEachKindOfUriAndWhatIsTakenOfIt() throws IOException {
        var rows = rows();

        assertThat(rows).hasSizeGreaterThan(80).doesNotHaveDuplicates();
        assertThat(rows.stream().map(Row::registered).distinct())
                .hasSize(5)
                .allSatisfy(uri -> assertThat(RedirectUris.of(uri).flaw()).isEmpty());
        assertThat(rows.stream().filter(Row::isTaken)).hasSizeBetween(8, 20);
    }
}
