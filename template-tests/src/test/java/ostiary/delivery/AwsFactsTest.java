package ostiary.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import ostiary.cli.accept.Fact;

/// `docs/aws-facts.md`: each fact has a source, and the tests that it names are there.
class AwsFactsTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern NAMED = Pattern.compile("`([A-Z][A-Za-z]*(Test|Rules))\\b");

    private static final Pattern NIGHTLY = Pattern.compile("nightly: `([^`]+)`");

    private static List<List<String>> facts() throws IOException {
        return Files.readAllLines(ROOT.resolve("docs/aws-facts.md")).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| behaviour"))
                .map(line -> Arrays.stream(line.substring(1).split("(?<!\\\\)\\|", -1))
                        .map(String::strip)
                        .filter(cell -> !cell.isEmpty())
                        .toList())
                .toList();
    }

    private static Set<String> classes() throws IOException {
        try (var files = Files.walk(ROOT)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.replace(".java", ""))
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void haveASourceAndSayHowSureWeAre() throws IOException {
        assertThat(facts()).hasSizeGreaterThan(50).allSatisfy(fact -> {
            assertThat(fact).hasSize(4);
            assertThat(fact.getLast()).matches("(high|middle|low|open)\\b.*");
            if (!fact.get(1).matches(".*(https://|SDK).*")) {
                assertThat(fact.getLast()).doesNotStartWith("high");
            }
        });
    }

    @Test
    void nameTestsThatAreThere() throws IOException {
        var named = facts().stream()
                .flatMap(fact -> NAMED.matcher(fact.get(2)).results())
                .map((MatchResult name) -> name.group(1))
                .distinct()
                .toList();

        assertThat(named).hasSizeGreaterThan(20);
        assertThat(classes()).containsAll(named);
    }

    /// The assertions that no page makes and the nightly run settles: each has a row, and each row an assertion
    /// or a step.
    @Test
    void nameWhatTheNightlyRunSettles() throws IOException {
        var named = facts().stream()
                .flatMap(fact -> NIGHTLY.matcher(fact.get(2)).results())
                .map((MatchResult name) -> name.group(1))
                .collect(Collectors.groupingBy(name -> name.startsWith("bin/nightly ")));

        assertThat(named.get(false))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Fact.values())
                        .filter(Fact::isOfAws)
                        .map(Fact::id)
                        .toList());
        var workflow = Files.readString(ROOT.resolve(".github/workflows/nightly.yml"));
        assertThat(named.get(true)).isNotEmpty().allMatch(step -> workflow.contains("- run: " + step + "\n"));
    }
}
