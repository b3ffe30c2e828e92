package ostiary.cli.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ostiary.adapters.password.Argon2PasswordHasher;
import ostiary.core.password.Password;

/// Users of each named system log in with the hash that it writes by default, and get one of ours for it.
class AsWrittenTest {
    private static final Path FILES = Path.of("src/test/resources/ostiary/cli/format/written");
    private static final String PASSWORD = "walrus 42 sun";

    private final Argon2PasswordHasher hasher = new Argon2PasswordHasher(1, Duration.ofSeconds(60));

    static List<String> files() throws IOException {
        try (var files = Files.list(FILES)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("README.md"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void hasAFileOfEachSystem() throws IOException {
        assertThat(files().stream().map(AsWrittenTest::system).distinct())
                .containsExactly("auth0", "firebase", "keycloak", "ostiary");
    }

    @ParameterizedTest
    @MethodSource("files")
    void letsInWhoKnowsThePasswordAndNobodyElse(String file) throws Exception {
        var entries = Samples.read(format(system(file)), Files.readAllBytes(FILES.resolve(file)));

        assertThat(Samples.outcomes(entries)).hasSize(1).allMatch(outcome -> outcome.endsWith(":"));
        var hash = Samples.accounts(entries).getFirst().passwordHash();
        assertThat(hasher.matches(Password.of(PASSWORD), hash)).isTrue();
        assertThat(hasher.matches(Password.of(PASSWORD + "s"), hash)).isFalse();
        assertThat(hasher.shouldReplace(hash, Password.of(PASSWORD)))
                .isEqualTo(!system(file).equals("ostiary"));
    }

    private static String system(String file) {
        return file.replaceFirst("[-.].*", "");
    }

    private static Format format(String system) {
        return switch (system) {
            case "auth0" -> Format.Plain.AUTH0;
            case "keycloak" -> Format.Plain.KEYCLOAK;
            case "firebase" -> new Format.OfFirebase(Samples.PROJECT);
            default -> Format.Plain.OSTIARY;
        };
    }
}
