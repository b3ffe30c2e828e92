package ostiary.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static ostiary.cli.Auth0Lines.BCRYPT;
import static ostiary.cli.Auth0Lines.LINE;
import static ostiary.cli.Auth0Lines.user;
import static ostiary.cli.Auth0Lines.users;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ostiary.core.user.InMemoryBulkAccountStore;
import ostiary.core.user.InMemoryUserStore;
import ostiary.core.user.SealedHash;

class ImportTest {
    private final InMemoryUserStore users = new InMemoryUserStore();
    private final OperatorsTable table;

    ImportTest(@TempDir Path directory) {
        this.table = new OperatorsTable(directory, new InMemoryBulkAccountStore(users));
    }

    @Test
    void importsAndTellsLineByLine() throws Exception {
        var file = table.write("users", user(1) + "no JSON\n" + user(2).replace(BCRYPT, "md5") + user(3));

        var told = table.importing("auth0", file);

        assertThat(table.opened())
                .hasSize(2)
                .allMatch(account -> account.passwordHash().phc().equals(BCRYPT));
        assertThat(table.all())
                .allMatch(account -> account.credential().passwordHash().text().startsWith("$sealed$v=1$k=s1$"));
        var ids = table.all().stream().map(account -> account.user().id()).toList();
        assertThat(table.report(file))
                .hasSize(4)
                .element(0, InstanceOfAssertFactories.STRING)
                .startsWith("{\"line\":1,\"outcome\":\"imported\",\"user_id\":\"");
        assertThat(table.report(file).get(1))
                .isEqualTo("{\"line\":2,\"outcome\":\"refused\",\"reason\":\"unreadable\"}");
        assertThat(table.report(file).get(2))
                .isEqualTo("{\"line\":3,\"outcome\":\"refused\",\"reason\":\"unusable_hash\"}");
        assertThat(ids).allMatch(id -> String.join("", report(file)).contains(id.toString()));
        assertThat(told)
                .contains("2  imported", "1  refused:unreadable", "1  refused:unusable_hash", "users.report.ndjson");
        assertThat(table.shown.toString(UTF_8)).contains("[##############################] 100 %  4 of 4");
    }

    private List<String> report(Path file) {
        try {
            return table.report(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void tellsNoAddressNameOrHash() throws Exception {
        var file = table.write(
                "users",
                user(1) + user(1) + LINE.formatted("u2", "user-1@example.org") + user(3).substring(0, 120) + "\n");

        var told = table.importing("auth0", file) + table.report(file) + table.shown.toString(UTF_8);

        assertThat(told).doesNotContain("user-1", "example.org", "Grace", "CCCC", "$2b$");
        assertThat(Files.getPosixFilePermissions(file.resolveSibling("users.report.ndjson")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void reportsDuplicatesAndLosesNothing() throws Exception {
        table.importing("auth0", table.write("earlier", user(7)));
        users.replacePasswordHash(
                table.all().getFirst().user().email(),
                table.all().getFirst().credential().passwordHash(),
                new SealedHash("$new$"));
        var file = table.write(
                "users",
                user(1)
                        + LINE.formatted("other", "User-1@EXAMPLE.org")
                        + user(1)
                        + LINE.formatted("u1", "elsewhere@example.org")
                        + user(7)
                        + LINE.formatted("thief", "user-7@example.org"));

        table.importing("auth0", file);

        assertThat(table.report(file).stream().map(line -> line.replaceAll(",\"user_id.*", "")))
                .containsExactly(
                        "{\"line\":1,\"outcome\":\"imported\"",
                        "{\"line\":2,\"outcome\":\"refused\",\"reason\":\"address_taken\"}",
                        "{\"line\":3,\"outcome\":\"there_already\"",
                        "{\"line\":4,\"outcome\":\"refused\",\"reason\":\"user_taken\"}",
                        "{\"line\":5,\"outcome\":\"there_already\"",
                        "{\"line\":6,\"outcome\":\"refused\",\"reason\":\"address_taken\"}");
        assertThat(table.opened())
                .extracting(account -> account.passwordHash().phc())
                .containsExactlyInAnyOrder(BCRYPT, "$new$");
    }

    @Test
    void overwritesNoFileWithAReport() throws Exception {
        var file = table.write("users", users(3));

        assertThatExceptionOfType(MovingException.class)
                .isThrownBy(() -> table.importing("auth0", file, "REPORT=" + file));

        assertThat(file).hasContent(users(3));
    }

    @Test
    void saysWhatIsMissing() throws Exception {
        var file = table.write("users", users(1));

        for (var wrong : List.of("", "AUTH0", "csv")) {
            assertThatExceptionOfType(MovingException.class)
                    .isThrownBy(() -> table.importing(wrong, file))
                    .withMessageContaining("cognito-csv, auth0, keycloak, firebase and ostiary");
        }
        assertThatExceptionOfType(MovingException.class)
                .isThrownBy(() -> table.importing("auth0", table.directory.resolve("nowhere")))
                .withMessageContaining("nowhere");
        assertThatExceptionOfType(MovingException.class)
                .isThrownBy(() -> table.importing("auth0", table.directory))
                .withMessageContaining("no file");
        assertThatExceptionOfType(MovingException.class)
                .isThrownBy(() -> table.importing("firebase", file))
                .withMessageContaining("HASH_CONFIG");
    }

    @Test
    void takesWhatFirebasesConsoleShows() throws Exception {
        var config = table.write("config", """
            hash_config {
              algorithm: SCRYPT,
              base64_signer_key: jxspr8Ki0RYycVU8zykbdLGjFQ3McFUH0uiiTvC8pVMXAn210wjLNmdZJzxUECKbm0QsEmYUSDzZvpjeJ9WmXA==,
              base64_salt_separator: Bw==,
              rounds: 8,
              mem_cost: 14,
            }
            """);
        var file = table.write(
                "users",
                "{\"users\":[{\"localId\":\"a\",\"email\":\"a@example.org\",\"emailVerified\":true,"
                    + "\"passwordHash\":\"lSrfV15cpx95/sZS2W9c9Kp6i/LVgQNDNC/qzrCnh1SAyZvqmZqAjTdn3aoItz+VHjoZilo78198JAdRuid5lQ==\","
                    + "\"salt\":\"42xEC+ixf3L2lw==\"}]}");

        table.importing("firebase", file, "HASH_CONFIG=" + config);

        assertThat(table.opened().getFirst().passwordHash().phc())
                .startsWith("$firebase-scrypt$ln=14,r=8$42xEC+ixf3L2lw$Bw$jxspr8Ki");

        var halved = table.write("half", Files.readString(config).replace("rounds", "sides"));
        assertThatExceptionOfType(MovingException.class)
                .isThrownBy(() -> table.importing("firebase", file, "HASH_CONFIG=" + halved))
                .withMessageContaining("rounds");
    }
}
