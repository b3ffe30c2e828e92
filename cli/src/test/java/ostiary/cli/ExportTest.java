package ostiary.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ostiary.core.password.PasswordHash;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.Profiles;
import ostiary.core.user.Account;
import ostiary.core.user.Credential;
import ostiary.core.user.ImportId;
import ostiary.core.user.Profile;
import ostiary.core.user.User;
import ostiary.core.user.UserId;

class ExportTest extends TwoExportedUsers {
    ExportTest(@TempDir Path directory) {
        super(directory);
    }

    @Test
    void bringsEverythingToAnotherPlace() throws Exception {
        export();
        importIt();

        assertThat(elsewhere.opened()).containsExactlyInAnyOrderElementsOf(accounts);
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
        add(List.of(account(synthetic, Fresh.email(), Optional.empty(), PasswordHash.NONE, false, Set.of())));

        export();

        assertThat(file).content().hasLineCount(2).doesNotContain("facade00");
    }

    /// A client finds a number where OpenID Connect has one (Core §5.1), and so does another system in the file.
    @Test
    void holdsTheProfileByTheNamesOfItsClaims() throws Exception {
        export();
        importIt();

        assertThat(file)
                .content()
                .containsOnlyOnce("\"profile\":{\"family_name\":\"Lovelace\"")
                .contains("\"updated_at\":1700000000}");
        assertThat(elsewhere.all())
                .extracting(account -> account.user().profile())
                .containsExactlyInAnyOrder(Profiles.whole(), Profile.NONE);
    }

    /// They leave with the hash that any system reads, and come back sealed for this one.
    @Test
    void holdsTheHashesInTheClear() throws Exception {
        export();
        importIt();

        assertThat(file).content().contains("$2b$04$CCCC").doesNotContain("$sealed$");
        assertThat(elsewhere.all())
                .extracting(account -> account.credential().passwordHash().text())
                .allMatch(hash -> hash.startsWith("$sealed$") || hash.equals("$none$"));
    }

    /// One such hash must not keep everybody here.
    @Test
    void leavesOutAHashThatWasSealedForSomebodyElseAndSaysSo() throws Exception {
        var victim = accounts.getFirst().sealed(OperatorsTable.SEALING);
        var id = Fresh.userId();
        var email = Fresh.email();
        var moved = new Credential(id, email, victim.credential().passwordHash(), false, Set.of());
        table.store.add(
                List.of(new Account(new User(id, email, Optional.empty(), Fresh.now()), moved)), ImportId.fresh());

        assertThat(table.exporting(file, "KEY=" + key)).contains("1 hashes were sealed for another user");
        importIt();
        assertThat(elsewhere.opened())
                .filteredOn(account -> account.user().id().equals(id))
                .singleElement()
                .matches(account -> !account.hasPassword());
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
        assertThat(elsewhere.opened()).containsExactlyInAnyOrderElementsOf(accounts);
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
}
