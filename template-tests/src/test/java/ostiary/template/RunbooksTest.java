package ostiary.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RunbooksTest {
    private static final Path ROOT = Path.of("..");
    private static final Path FOLDER = ROOT.resolve("docs/runbooks");
    /// Pages for what no alarm tells of, and the page that leads there.
    private static final Map<String, String> WITHOUT_ALARM = Map.of("stack-rollback-failed.md", "release-failing.md");

    private static final String LINK = "(?s).*Runbook: (docs/runbooks/[a-z0-9-]+\\.md)$";

    /// Of stacks with everything that has an alarm.
    static Stream<AlarmRule> alarms() {
        return Stream.of(
                        FrontDoorTemplate.RESOURCES,
                        EventTemplate.TEMPLATE.resources(),
                        SearchTemplate.TEMPLATE.resources(),
                        AuditTemplate.TEMPLATE.resources(),
                        FleetTemplate.ALONE.resources(),
                        SagaTemplate.TEMPLATE.resources())
                .flatMap(resources -> AlarmRule.of(resources).stream());
    }

    static Stream<Path> pages() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.sorted().toList().stream();
        }
    }

    @Test
    void areOneForEachAlarmAndNoOther() throws IOException {
        var linked = new TreeSet<>(alarms().map(RunbooksTest::page).toList());

        assertThat(linked)
                .containsExactlyElementsOf(pages().filter(page -> !WITHOUT_ALARM.containsKey(name(page)))
                        .toList());
    }

    @Test
    void areFoundFromAnotherWhereNoAlarmLeadsThere() throws IOException {
        for (var page : WITHOUT_ALARM.entrySet()) {
            assertThat(pages()).extracting(RunbooksTest::name).contains(page.getKey());
            assertThat(Files.readString(FOLDER.resolve(page.getValue()))).contains("](" + page.getKey() + ")");
        }
    }

    private static String name(Path page) {
        return page.getFileName().toString();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void sayWhatItMeansWhatToLookAtWhatToDoAndWhenItIsOver(Path page) throws IOException {
        var text = Files.readString(page);

        assertThat(text.lines().filter(line -> line.startsWith("#")))
                .containsExactly(
                        "# " + name(page).replace(".md", ""),
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
