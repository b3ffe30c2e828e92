package ostiary.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ostiary.core.UnavailableException;
import ostiary.core.password.PasswordHash;
import ostiary.core.user.Account;
import ostiary.core.user.BulkAccountStore;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.ImportId;
import ostiary.core.user.InMemoryBulkAccountStore;
import ostiary.core.user.InMemoryUserStore;
import ostiary.core.user.UserId;

class ImportTest {
    static final String BCRYPT = "$2b$04$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW";
    static final String LINE =
            "{\"user_id\":\"%1$s\",\"email\":\"%2$s\",\"email_verified\":true,\"name\":\"Grace\",\"password_hash\":\""
                    + BCRYPT + "\"}\n";

    private final InMemoryUserStore users = new InMemoryUserStore();
    private final OperatorsTable table;

    ImportTest(@TempDir Path directory) {
        this.table = new OperatorsTable(directory, new InMemoryBulkAccountStore(users));
    }

    private static String user(int number) {
        return LINE.formatted("u" + number, "user-" + number + "@example.org");
    }

    private static String users(int number) {
        return IntStream.rangeClosed(1, number).mapToObj(ImportTest::user).collect(Collectors.joining());
    }

    @Test
    void importsAndTellsLineByLine() throws Exception {
        var file = table.write("users", user(1) + "no JSON\n" + user(2).replace(BCRYPT, "md5") + user(3));

        var told = table.importing("auth0", file);

        assertThat(table.all())
                .hasSize(2)
                .allMatch(account -> account.credential().passwordHash().phc().equals(BCRYPT));
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
                new PasswordHash("$new$"));
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
        assertThat(table.all())
                .extracting(account -> account.credential().passwordHash().phc())
                .containsExactlyInAnyOrder(BCRYPT, "$new$");
    }

    @Test
    void writesNothingInADryRunAndForeseesWhatAnImportDoes() throws Exception {
        var far = users(150); // so that the two are not looked up together
        var file = table.write("users", user(200) + far + LINE.formatted("other", "user-200@example.org") + "x\n");

        var told = table.importing("auth0", file, "DRY_RUN=1");

        assertThat(table.all()).isEmpty();
        assertThat(told).contains("Nothing was written", "151  imported", "1  refused:address_taken");
        assertThat(file.resolveSibling("users.progress")).doesNotExist();
        var foreseen = table.outcomes(file, ".dry-run.ndjson");
        table.importing("auth0", file);
        assertThat(table.report(file)).isEqualTo(foreseen);
    }

    @Test
    void writesNothingOfAFileThatCantBeReadToItsEnd() throws Exception {
        var file = table.write("realm.json", "{\"users\":[{\"email\":\"a@example.org\",\"emailVerified\":true}");

        assertThatExceptionOfType(MovingException.class)
                .isThrownBy(() -> table.importing("keycloak", file))
                .withMessageContaining("realm.json, line 1");
        assertThat(table.all()).isEmpty();
    }

    /// What was looked at, and whose signature was checked, is what is written.
    @Test
    void writesNothingThatIsPutIntoTheFileMeanwhile() throws Exception {
        var file = table.write("users", users(2000));
        var forged = IntStream.rangeClosed(1, 2000)
                .mapToObj(number -> LINE.formatted("f" + number, "forged-" + number + "@example.org"))
                .collect(Collectors.joining());
        var meanwhile = new Meanwhile(table.store, () -> table.write("users", forged));

        table.importing(meanwhile, "auth0", file);

        assertThat(file).hasContent(forged);
        assertThat(table.all())
                .hasSize(2000)
                .noneMatch(account -> account.user().email().value().startsWith("forged"));
        assertThat(table.directory.toFile().list()).containsExactlyInAnyOrder("users", "users.report.ndjson");
    }

    /// A pipe can be read only once.
    @Test
    void readsAPipe() throws Exception {
        var pipe = table.directory.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        var writer = Thread.ofVirtual().start(() -> {
            try {
                Files.writeString(pipe, users(300), StandardOpenOption.WRITE);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        table.importing("auth0", pipe);

        writer.join();
        assertThat(table.all()).hasSize(300);
    }

    @Test
    void goesOnWhereItWasEnded() throws Exception {
        var file = table.write("users", users(1000));
        var failing = new Failing(table.store, 20);

        assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> table.importing(failing, "auth0", file));
        assertThat(table.all()).hasSizeBetween(400, 600);
        assertThat(file.resolveSibling("users.progress")).exists();

        var watched = new Failing(table.store, Integer.MAX_VALUE);
        table.importing(watched, "auth0", file);

        assertThat(watched.calls).isLessThanOrEqualTo(24);
        assertThat(table.all()).hasSize(1000);
        assertThat(table.report(file)).hasSize(1000).doesNotHaveDuplicates();
        assertThat(table.shown.toString(UTF_8)).contains("Going on: [");
        assertThat(file.resolveSibling("users.progress")).doesNotExist();
    }

    @Test
    void beginsAnewWithAnotherFileOrPlace() throws Exception {
        var file = table.write("users", users(300));
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> table.importing(new Failing(table.store, 8), "auth0", file));
        var elsewhere = new InMemoryUserStore();

        table.importing(new InMemoryBulkAccountStore(elsewhere), "there", "auth0", file);

        assertThat(new OperatorsTable(table.directory, new InMemoryBulkAccountStore(elsewhere)).all())
                .hasSize(300);

        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> table.importing(
                        new Failing(table.store, 1), "auth0", table.write("users", users(300) + user(301))));
        table.write("users", user(900) + users(299));
        table.importing("auth0", file);
        assertThat(users.findCredential(
                        EmailAddress.parse("user-900@example.org").orElseThrow()))
                .isPresent();
    }

    @Test
    void writesNothingTwiceWithoutACheckpoint() throws Exception {
        var file = table.write("users", users(130));
        table.importing("auth0", file);

        var told = table.importing("auth0", file);

        assertThat(told).contains("130  there_already");
        assertThat(table.all()).hasSize(130);
    }

    @Test
    void doesNotTrustADamagedCheckpoint() throws Exception {
        var file = table.write("users", users(3));
        for (var damage : List.of("", "x", "ostiary-import-1\n\n")) {
            table.write("users.progress", damage);
            assertThatExceptionOfType(MovingException.class)
                    .isThrownBy(() -> table.importing("auth0", file))
                    .withMessageContaining("damaged");
        }
        assertThat(table.all()).isEmpty();
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

        assertThat(table.all().getFirst().credential().passwordHash().phc())
                .startsWith("$firebase-scrypt$ln=14,r=8$42xEC+ixf3L2lw$Bw$jxspr8Ki");

        var halved = table.write("half", Files.readString(config).replace("rounds", "sides"));
        assertThatExceptionOfType(MovingException.class)
                .isThrownBy(() -> table.importing("firebase", file, "HASH_CONFIG=" + halved))
                .withMessageContaining("rounds");
    }

    /// Doesn't answer any more after some calls.
    private static final class Failing implements BulkAccountStore {
        private final BulkAccountStore store;
        private final int good;
        private int calls;

        Failing(BulkAccountStore store, int good) {
            this.store = store;
            this.good = good;
        }

        @Override
        public synchronized List<ImportResult> add(List<Account> accounts, ImportId by) {
            if (++calls > good) {
                throw new UnavailableException("the test's store", null);
            }
            return store.add(accounts, by);
        }

        @Override
        public List<TakeBackResult> takeBack(List<UserId> users, ImportId by) {
            return store.takeBack(users, by);
        }

        @Override
        public List<ImportResult> preview(List<Account> accounts) {
            return store.preview(accounts);
        }

        @Override
        public Page page(Optional<Bookmark> bookmark) {
            return store.page(bookmark);
        }
    }
}
