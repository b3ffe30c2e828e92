package ostiary.adapters.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `docs/failing-well.md` says of each dependency what the code does.
class FailingWellPageTest {
    private static final Path PAGE = Path.of("..", "docs", "failing-well.md");

    @Test
    void hasTheSettingsOfEachDependencyAndOfNoOther() throws IOException {
        assertThat(rows("dependency"))
                .containsExactlyElementsOf(Stream.of(Dependency.values())
                        .map(FailingWellPageTest::row)
                        .toList());
    }

    @Test
    void hasTheSettingsOfARequest() throws IOException {
        assertThat(Files.readString(PAGE).replaceAll("\\s+", " "))
                .contains("A request has " + text(onLambda(Deadline.OF_A_REQUEST)) + ".")
                .contains(SafeRetries.ATTEMPTS + " attempts at most");
    }

    @Test
    void saysOfEachFallbackWhatHappensWhatItCostsAndHowItIsSeen() throws IOException {
        assertThat(rows("out of reach"))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row).hasSize(4).noneMatch(String::isBlank));
        for (var dependency : Dependency.values()) {
            assertThat(rows("out of reach"))
                    .as(dependency.id())
                    .anyMatch(row -> row.getFirst().contains("`" + dependency.id() + "`"));
        }
    }

    private static List<String> row(Dependency dependency) {
        return List.of(
                "`" + dependency.id() + "`",
                text(onLambda(dependency.attempt())),
                text(onLambda(dependency.call())),
                switch (dependency.retryPolicy()) {
                    case WHATEVER_FAILED -> "whatever failed";
                    case NOT_AFTER_SENDING -> "not after sending";
                },
                text(dependency.open()),
                Integer.toString(dependency.probes()));
    }

    private static Duration onLambda(Duration here) {
        return here.dividedBy(TimeScale.of(Duration.ofSeconds(1)).toSeconds());
    }

    private static String text(Duration duration) {
        return "%s s".formatted(duration.toMillis() / 1000.0).replace(".0 s", " s");
    }

    /// Of the table whose first column is headed `head`.
    private static List<List<String>> rows(String head) throws IOException {
        return Files.readString(PAGE)
                .lines()
                .dropWhile(line -> !line.startsWith("| " + head + " |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> Stream.of(line.substring(1).split("\\|", -1))
                        .map(String::strip)
                        .toList())
                .map(cells -> cells.subList(0, cells.size() - 1))
                .toList();
    }
}
