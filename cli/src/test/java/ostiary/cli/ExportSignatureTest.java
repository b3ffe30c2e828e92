package ostiary.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Imports of exports that were changed, or signed by somebody else.
class ExportSignatureTest extends ExportSetup {
    ExportSignatureTest(@TempDir Path directory) {
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
}
