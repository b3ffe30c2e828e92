package ostiary.server.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The types that openapi-typescript makes of the document: `consumer.ts` names what the answers hold, with
/// their exact types.
class TypeScriptClientTest {
    private static final Pattern MISTAKE = Pattern.compile("^mistakes\\.ts\\(([0-9]+),", Pattern.MULTILINE);

    private static Path home = Path.of("");

    @BeforeAll
    static void generate() throws Exception {
        home = Npm.install("openapi-typescript");
        Command.mustRun(
                home,
                "node",
                "node_modules/openapi-typescript/bin/cli.js",
                CheckedInDocument.FILE.toAbsolutePath().toString(),
                "-o",
                "api.d.ts");
    }

    @Test
    void namesWhatTheAnswersHold() throws Exception {
        assertThat(compiled("consumer.ts")).isEqualTo(new Command(0, ""));
    }

    /// Else the types would be such that everything compiles.
    @Test
    void refusesOtherNamesAndOtherTypes() throws Exception {
        var done = compiled("mistakes.ts");

        var lines = Files.readAllLines(home.resolve("mistakes.ts")).size();
        assertThat(done.status()).isNotZero();
        assertThat(MISTAKE.matcher(done.printed()).results().map(line -> Integer.parseInt(line.group(1))))
                .as(done.printed())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(2, lines).boxed().toList());
    }

    private static Command compiled(String source) throws IOException, InterruptedException {
        try (InputStream text = Objects.requireNonNull(TypeScriptClientTest.class.getResourceAsStream(source))) {
            Files.copy(text, home.resolve(source), StandardCopyOption.REPLACE_EXISTING);
        }
        return Command.run(
                home, "node", "node_modules/typescript/bin/tsc", "--noEmit", "--strict", "--pretty", "false", source);
    }
}
