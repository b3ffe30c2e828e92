package ostiary.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import ostiary.cli.aws.Read;
import ostiary.cli.doctor.check.Symptom;

/// What `docs/operate.md` says of the doctor is what it does.
class DoctorPageTest {
    private static final Path PAGE = Path.of("../docs/operate.md");

    @Test
    void hasEverySymptomAndNoOther() throws IOException {
        var table = Arrays.stream(Symptom.values())
                .map(symptom -> "| `%s` | %s | %s | %s |"
                        .formatted(symptom.code(), symptom.state(), symptom.meaning(), symptom.toDo()))
                .collect(Collectors.joining(
                        "\n", "| finding | | what it means | what to do |\n|---|---|---|---|\n", "\n\n"));

        assertThat(Files.readString(PAGE)).contains(table);
    }

    @Test
    void hasEveryActionAndNoOther() throws IOException {
        var actions = Arrays.stream(Read.values())
                .map(read -> "    \"" + read.action() + "\"")
                .collect(Collectors.joining(",\n", "  \"Action\": [\n", "\n  ],\n"));

        assertThat(Files.readString(PAGE)).contains(actions);
    }
}
