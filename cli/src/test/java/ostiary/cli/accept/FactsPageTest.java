package ostiary.cli.accept;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The command does what `docs/nightly.md` says of it.
class FactsPageTest {
    @Test
    void hasEveryFactAndNoOther() throws IOException {
        var table = Arrays.stream(Fact.values())
                .map(fact -> "| `%s` | %s |".formatted(fact.id(), fact.meaning()))
                .collect(Collectors.joining("\n", "| fact | what is asserted |\n|---|---|\n", "\n\n"));

        assertThat(Files.readString(Path.of("../docs/nightly.md"))).contains(table);
    }
}
