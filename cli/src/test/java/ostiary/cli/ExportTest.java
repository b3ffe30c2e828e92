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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ostiary.core.password.PasswordHash;
import ostiary.core.testing.Fresh;
import ostiary.core.user.UserId;

class ExportTest extends ExportSetup {
    ExportTest(@TempDir Path directory) {
        super(directory);
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
                List.of(account(synthetic, Fresh.email(), Optional.empty(), PasswordHash.NONE, false, Set.of())));

        export();

        assertThat(file).content().hasLineCount(2).doesNotContain("facade00");
    }

    @Test
    void overwritesNothing() throws Exception {
        Files.writeString(file, "precious");

        assertThatExceptionOfType(MovingException.class).isThrownBy(this::export);
        assertThat(file).hasContent("precious");
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
                        "too_long");
        assertThat(elsewhere.all())
                .singleElement()
                .matches(account -> account.credential().disabled());
    }

    private void sign(String text) throws IOException, MovingException {
        Files.writeString(file, text);
        var digest = Digest.sha256();
        digest.update(text.getBytes(UTF_8));
        ExportSignature.write(ExportSignature.of(file), Digest.text(digest), key);
    }
}
