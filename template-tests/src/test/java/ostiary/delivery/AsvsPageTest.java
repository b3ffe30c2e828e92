package ostiary.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `docs/asvs.md`: each requirement is there once, with its status, the summary adds up, and the tests exist.
class AsvsPageTest {
    private static final Path ROOT = Workflow.ROOT;
    private static final List<String> STATUSES = List.of("met", "in part", "not", "does not apply");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ((\\d+)\\.\\d+\\.\\d+) \\| ([123]) \\| [^|]+ \\| ("
            + String.join("|", STATUSES) + ") \\| [^|]+ \\|$");
    private static final Pattern SUM = Pattern.compile("(?m)^\\| (V|level |all)(\\d*)[^|]* \\| ([\\d |]+) \\|$");
    private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w*Test)(?:\\.(\\w+))?`");
    private static final Pattern TEST = Pattern.compile(".*/src/test/java/.*Test\\.java");

    private record Row(String id, String chapter, String level, String status) {}

    private static String page() throws IOException {
        return Files.readString(ROOT.resolve("docs/asvs.md"));
    }

    private static List<Row> rows() throws IOException {
        var rows = ROW.matcher(page()).results();
        return rows.map(row -> new Row(row.group(1), row.group(2), row.group(3), row.group(4)))
                .toList();
    }

    @Test
    void hasEachRequirementOnceWithItsStatus() throws IOException {
        assertThat(page().lines().filter(line -> line.matches("\\|\\s*\\d.*")))
                .hasSize(133)
                .allSatisfy(line -> assertThat(line).matches(ROW));
        assertThat(rows()).extracting(Row::id).doesNotHaveDuplicates();
    }

    @Test
    void addsUp() throws IOException {
        var rows = rows();

        assertThat(SUM.matcher(page()).results()).hasSize(9).allSatisfy(sum -> {
            var counted = rows.stream().filter(row -> switch (sum.group(1)) {
                case "V" -> row.chapter().equals(sum.group(2));
                case "level " -> row.level().equals(sum.group(2));
                default -> true;
            });
            var by = counted.collect(Collectors.groupingBy(Row::status, Collectors.counting()));
            var each = STATUSES.stream().map(status -> by.getOrDefault(status, 0L));
            var all = Stream.of(by.values().stream().mapToLong(count -> count).sum());
            assertThat(sum.group(3))
                    .isEqualTo(Stream.concat(each, all).map(String::valueOf).collect(Collectors.joining(" | ")));
        });
    }

    @Test
    void namesTestsThatAreThere() throws IOException {
        var tests = new HashMap<String, String>();
        try (var files = Files.walk(ROOT)) {
            for (var file :
                    files.filter(it -> TEST.matcher(it.toString()).matches()).toList()) {
                tests.merge(file.getFileName().toString().replace(".java", ""), Files.readString(file), String::concat);
            }
        }

        assertThat(NAMED.matcher(page()).results()).hasSizeGreaterThan(100).allSatisfy(named -> {
            var method = named.group(2) == null ? "" : " void " + named.group(2) + "(";
            assertThat(tests).as(named.group()).containsKey(named.group(1));
            assertThat(tests.get(named.group(1))).as(named.group()).contains(method);
        });
    }
}
