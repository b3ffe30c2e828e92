package ostiary.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ostiary.core.password.PasswordHash;
import ostiary.core.testing.Fresh;
import ostiary.core.user.Account;
import ostiary.core.user.Credential;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.ImportId;
import ostiary.core.user.InMemoryBulkAccountStore;
import ostiary.core.user.InMemoryUserStore;
import ostiary.core.user.User;
import ostiary.core.user.UserId;

class ExportTest {
    static final PasswordHash BCRYPT = new PasswordHash("$2b$04$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW");

    private final OperatorsTable table;
    private final OperatorsTable elsewhere;
    private final Path file;
    private final Path key;
    private final List<Account> accounts = List.of(
            account(Fresh.userId(), Fresh.email(), Optional.of("Ada \"L\" 🔑\u2028"), BCRYPT, true, Set.of("b", "a")),
            account(Fresh.userId(), Fresh.email(), Optional.empty(), PasswordHash.NONE, false, Set.of()));

    ExportTest(@TempDir Path directory) {
        this.table = new OperatorsTable(directory, new InMemoryBulkAccountStore(new InMemoryUserStore()));
        this.elsewhere = new OperatorsTable(directory, new InMemoryBulkAccountStore(new InMemoryUserStore()));
        this.file = directory.resolve("export.ndjson");
        this.key = directory.resolve("export.key");
    }

    private static Account account(
            UserId id,
            EmailAddress email,
            Optional<String> name,
            PasswordHash hash,
            boolean disabled,
            Set<String> roles) {
        return new Account(new User(id, email, name, Fresh.now()), new Credential(id, email, hash, disabled, roles));
    }

    @BeforeEach
    void twoUsersAreThere() {
        table.store.add(accounts, ImportId.fresh());
    }

    private void export() throws IOException, MovingException {
        table.exporting(file, "KEY=" + key);
    }

    private void importIt() throws IOException, MovingException {
        elsewhere.importing("ostiary", file, "KEY=" + key + ".pub");
    }

    @Test
    void bringsEverythingToAnotherPlace() throws Exception {
        export();
        importIt();

        assertThat(elsewhere.all()).containsExactlyInAnyOrderElementsOf(accounts);
    }

    @Test
    void isForItsOwnerOnlyAsIsTheKey() throws Exception {
        export();

        var ownerOnly = PosixFilePermissions.fromString("rw-------");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(ownerOnly);
        assertThat(Files.getPosixFilePermissions(key)).isEqualTo(ownerOnly);
        assertThat(table.shown.toString(UTF_8)).doesNotContain("$2b$").contains("Exporting: 2");
    }

    @Test
    void leavesOutTheUsersOfRehearsals() throws Exception {
        var synthetic = new UserId(UUID.fromString("facade00-0000-8000-8000-000000000001"));
        table.store.add(
                List.of(account(synthetic, Fresh.email(), Optional.empty(), PasswordHash.NONE, false, Set.of())),
                ImportId.fresh());

        export();

        assertThat(file).content().hasLineCount(2).doesNotContain("facade00");
    }

    @Test
    void overwritesNothing() throws Exception {
        Files.writeString(file, "precious");

        assertThatExceptionOfType(MovingException.class).isThrownBy(this::export);
        assertThat(file).hasContent("precious");
    }

    /// Neither in its file nor in its signature, and no part of it is left.
    @Test
    void overwritesNoExportIntoTheSameFileThatEndsFirst() throws Exception {
        var slow = new OperatorsTable(table.directory, new Meanwhile(table.store, Executors.callable(() -> {
            try {
                export();
            } catch (IOException | MovingException e) {
                throw new IllegalStateException(e);
            }
        })));

        assertThatExceptionOfType(MovingException.class)
                .isThrownBy(() -> slow.exporting(file, "KEY=" + table.directory.resolve("other.key")))
                .withMessageContaining("left as it is");

        importIt();
        assertThat(elsewhere.all()).containsExactlyInAnyOrderElementsOf(accounts);
        assertThat(table.directory).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void wantsAKey() {
        assertThatExceptionOfType(MovingException.class)
                .isThrownBy(() -> table.exporting(file))
                .withMessageContaining("KEY");
        assertThatExceptionOfType(MovingException.class)
                .isThrownBy(() -> table.importing("ostiary", file))
                .withMessageContaining("KEY");
    }

    @Test
    void signsAnewWithTheKeyThatIsThere() throws Exception {
        export();
        var made = Files.readString(key);
        Files.delete(file);

        export();

        assertThat(key).hasContent(made);
        importIt();
    }

    @Test
    void isRefusedWhenAnyByteIsAnother() throws Exception {
        export();
        var good = Files.readAllBytes(file);
        var wrong = new ArrayList<byte[]>();
        for (int at = 0; at < good.length; at += 7) {
            var flipped = good.clone();
            flipped[at] ^= 1;
            wrong.add(flipped);
        }
        wrong.add((new String(good, UTF_8) + "\n").getBytes(UTF_8));
        wrong.add(new String(good, UTF_8).lines().findFirst().orElseThrow().getBytes(UTF_8));
        wrong.add(new byte[0]);

        for (var bytes : wrong) {
            Files.write(file, bytes);
            assertThatExceptionOfType(MovingException.class)
                    .isThrownBy(this::importIt)
                    .withMessageContaining("Nothing is imported");
        }
        assertThat(elsewhere.all()).isEmpty();
        Files.write(file, good);
        importIt();
        assertThat(elsewhere.all()).hasSize(2);
    }

    @Test
    void isRefusedWithASignatureOfSomethingElse() throws Exception {
        export();
        var signature = ExportSignature.of(file);
        var good = Files.readString(signature);
        for (var wrong : List.of(
                "", "\n", "!", "AAAA", "A".repeat(86) + "==", good.substring(4), good + good, "A".repeat(1 << 20))) {
            Files.writeString(signature, wrong);
            assertThatExceptionOfType(MovingException.class).isThrownBy(this::importIt);
        }
        Files.delete(signature);
        assertThatExceptionOfType(MovingException.class)
                .isThrownBy(this::importIt)
                .withMessageContaining("no signature");
        assertThat(elsewhere.all()).isEmpty();
    }

    @Test
    void isRefusedWhenAnotherKeySignedIt() throws Exception {
        export();
        var mallory = table.directory.resolve("mallory.key");
        table.exporting(table.directory.resolve("other"), "KEY=" + mallory);

        assertThatExceptionOfType(MovingException.class)
                .isThrownBy(() -> elsewhere.importing("ostiary", file, "KEY=" + mallory + ".pub"))
                .withMessageContaining("another key");
        assertThat(elsewhere.all()).isEmpty();
    }

    @Test
    void saysThatAFileIsNoKey() throws Exception {
        export();
        var noKey = table.write("no.key", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
        var other = table.directory.resolve("other");

        for (var wrong : List.of(noKey, file, Path.of(key + ".pub"))) {
            assertThatExceptionOfType(MovingException.class)
                    .isThrownBy(() -> table.exporting(other, "KEY=" + wrong))
                    .withMessageContaining("no private Ed25519 key");
        }
        for (var wrong : List.of(noKey, file, key)) {
            assertThatExceptionOfType(MovingException.class)
                    .isThrownBy(() -> elsewhere.importing("ostiary", file, "KEY=" + wrong))
                    .withMessageContaining("no public Ed25519 key");
        }
        assertThat(other).doesNotExist();
        assertThat(Files.readString(noKey)).startsWith("-----BEGIN");
    }

    /// The signature says who wrote it, not that it is harmless.
    @Test
    void isReadAsWarilyAsAnyOtherFile() throws Exception {
        export();
        var good = Files.readString(file)
                .lines()
                .filter(line -> line.contains("$2b$"))
                .findFirst()
                .orElseThrow();
        var lines = List.of(
                good.replace("$2b$04", "$2b$31"),
                good.replace("\"id\":\"", "\"id\":\"0"),
                good.replaceAll("\"id\":\"[^\"]*", "\"id\":\"1-1-1-1-1"),
                good.replaceAll("\"email\":\"[^\"]*", "\"email\":\"x"),
                good.replaceAll("\"created_at_ms\":[0-9]*", "\"created_at_ms\":\"now\""),
                good.replaceAll("\"roles\":[^}]*", "\"roles\":[7]"),
                good.replaceAll("\"password_hash\":\"[^\"]*\",", ""),
                good.replace("\"disabled\":true", "\"disabled\":\"no\""),
                good.replaceAll("\"created_at_ms\":[0-9]*", "\"created_at_ms\":9223372036854775807"),
                good.replaceAll("\"created_at_ms\":[0-9]*", "\"created_at_ms\":-1"),
                good.replaceAll("\"roles\":[^}]*", "\"roles\":[\" \"]"),
                good.replaceAll("\"roles\":[^}]*", "\"roles\":[\"\\\\uD83D\"]"),
                good.replaceAll("\"name\":\"", "\"name\":\"\\\\uDD11"),
                good.replaceAll("\"roles\":[^}]*", "\"roles\":[\"" + "x".repeat(65_536) + "\"]"),
                good.replace("\"disabled\":true,", ""));
        sign(String.join("\n", lines));

        importIt();

        assertThat(elsewhere.report(file).stream().map(line -> line.replaceAll(".*reason\":\"|\"}", "")))
                .startsWith(
                        "unusable_hash",
                        "malformed",
                        "malformed",
                        "invalid_email",
                        "malformed",
                        "malformed",
                        "malformed",
                        "malformed",
                        "malformed",
                        "malformed",
                        "malformed",
                        "malformed",
                        "malformed",
                        "too_long");
        assertThat(elsewhere.all())
                .singleElement()
                .matches(account -> account.credential().disabled());
    }

    private void sign(String text) throws IOException, MovingException {
        Files.writeString(file, text);
        var digest = Digest.sha256();
        digest.update(text.getBytes(UTF_8));
        try (var signature = ExportSignature.prepare(ExportSignature.of(file), Digest.text(digest), key)) {
            signature.publish();
        }
    }
}
