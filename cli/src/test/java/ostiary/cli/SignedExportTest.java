package ostiary.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An export is taken only as its key signed it, and even then not on trust.
class SignedExportTest extends TwoExportedUsers {
    SignedExportTest(@TempDir Path directory) {
        super(directory);
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
