package ostiary.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Whoever runs one test as CONTRIBUTING says finds it in the module that is named there.
class ContributingTest {
    private static final Pattern COMMAND = Pattern.compile("`(?:one ([\\w/,-]+)|packaged) '?([\\w,]+)(?:#\\w+)?'?`");

    @Test
    void namesTestsThatAreThere() throws IOException {
        var commands = COMMAND.matcher(Files.readString(Workflow.ROOT.resolve("CONTRIBUTING.md")))
                .results()
                .toList();

        assertThat(commands).hasSizeGreaterThan(20);
        assertThat(commands).flatMap(ContributingTest::missing).isEmpty();
    }

    private static List<String> missing(MatchResult command) {
        var modules = command.group(1) == null ? "template-tests" : command.group(1);
        return Stream.of(modules.split(",", -1))
                .flatMap(module -> Stream.of(command.group(2).split(",", -1))
                        .filter(test -> !isIn(Workflow.ROOT.resolve(module), test))
                        .map(test -> test + " in " + module))
                .toList();
    }

    private static boolean isIn(Path module, String test) {
        try (var files = Files.walk(module.resolve("src/test/java"))) {
            return files.anyMatch(file -> file.endsWith(test + ".java"));
        } catch (IOException noModule) {
            return false;
        }
    }
}
