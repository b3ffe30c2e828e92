package ostiary.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RunbooksTest {
    private static final Path ROOT = Path.of("..");
    private static final Path FOLDER = ROOT.resolve("docs/runbooks");
    private static final String LINK = "(?s).*Runbook: (docs/runbooks/[a-z0-9-]+\\.md)$";

    static Stream<AlarmRule> alarms() {
        return AlarmRule.all().stream();
    }

    static Stream<Path> pages() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.sorted().toList().stream();
        }
    }

    @Test
    void areOneForEachAlarmAndNoOther() throws IOException {
        var linked = new TreeSet<>(alarms().map(RunbooksTest::page).toList());

        assertThat(linked).containsExactlyElementsOf(pages().toList());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void sayWhatItMeansWhatToLookAtWhatToDoAndWhenItIsOver(Path page) throws IOException {
        var text = Files.readString(page);

        assertThat(text.lines().filter(line -> line.startsWith("#")))
                .containsExactly(
                        "# " + page.getFileName().toString().replace(".md", ""),
                        "## What it means",
                        "## Look at",
                        "## Do",
                        "## It is over when");
        assertThat(text.lines().count()).as("short enough for 3 a.m.").isLessThan(50);
    }

    @Test
    void areFoundWhereTheTeamKeepsThem() {
        var template = Synthesis.run(props -> props.runbooks("https://git.shop.example/auth/docs/runbooks/"))
                .template();

        assertThat(template).contains("Runbook: https://git.shop.example/auth/docs/runbooks/login-failing.md");
    }

    private static Path page(AlarmRule alarm) {
        assertThat(alarm.description()).matches(LINK);
        return ROOT.resolve(alarm.description().replaceFirst(LINK, "$1"));
    }
}
