package ostiary.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import ostiary.cli.aws.Read;
import ostiary.cli.doctor.check.Symptom;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/// The doctor does what `docs/operate.md` says of it.
class DoctorPageTest {
    private static final Path PAGE = Path.of("../docs/operate.md");

    /// Those that are no settings of the stack.
    private static final Set<String> ITS_OWN =
            Set.of("--stack", "--region", "--json", "--qualifier", "--help", "--version");

    @Test
    void hasEverySymptomAndNoOther() throws IOException {
        var table = Arrays.stream(Symptom.values())
                .map(symptom -> "| `%s` | %s | %s | %s |"
                        .formatted(symptom.code(), symptom.state(), symptom.meaning(), symptom.toDo()))
                .collect(Collectors.joining(
                        "\n", "| finding | | what it means | what to do |\n|---|---|---|---|\n", "\n\n"));

        assertThat(Files.readString(PAGE)).contains(table);
    }

    /// The stack's `-c mailIdentity=…` is the doctor's `--mail-identity …`.
    @Test
    void hasOptionsCalledAsTheSettingsOfTheStack() throws IOException {
        var settings = Files.readString(Path.of("../docs/deploy.md"));

        assertThat(new CommandLine(new DoctorCommand())
                        .getCommandSpec().options().stream()
                                .map(OptionSpec::longestName)
                                .filter(option -> !ITS_OWN.contains(option)))
                .hasSizeGreaterThan(5)
                .allSatisfy(option -> assertThat(settings).contains("`" + camelCase(option) + "`"));
    }

    private static String camelCase(String option) {
        return Pattern.compile("-([a-z])")
                .matcher(option.substring(2))
                .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
    }

    @Test
    void hasEveryActionAndNoOther() throws IOException {
        var actions = Arrays.stream(Read.values())
                .map(read -> "    \"" + read.action() + "\"")
                .collect(Collectors.joining(",\n", "  \"Action\": [\n", "\n  ],\n"));

        assertThat(Files.readString(PAGE)).contains(actions);
    }
}
