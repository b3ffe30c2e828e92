package ostiary.adapters.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;
import ostiary.core.UnavailableException;

/// A secret in a file that only its owner may read: for a service without Secrets Manager.
public record FileSecret(Path file) implements TextSource {

    /// The secret in `file`, made from `first` where there is no such file.
    static FileSecret keep(Path file, Supplier<String> first) {
        try {
            if (Files.notExists(file)) {
                write(file, first.get());
            }
            return new FileSecret(file);
        } catch (IOException failed) {
            throw new UnavailableException("the secret " + file + " cannot be written", failed);
        }
    }

    @Override
    public String read() {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UnavailableException("the secret " + file + " cannot be read", failed);
        }
    }

    /// Puts another text in its place, all of it or nothing.
    void replace(String text) {
        try {
            Files.move(draft(file, text), file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new UnavailableException("the secret " + file + " cannot be written", failed);
        }
    }

    private static Path draft(Path file, String text) throws IOException {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var draft = Files.createTempFile(file.toAbsolutePath().getParent(), "secret", ".tmp", ownerOnly);
        Files.writeString(draft, text, UTF_8);
        return draft;
    }

    /// All of it or nothing: whoever is killed in between leaves no half of a secret under its name. Of
    /// two that make one at once the first counts.
    private static void write(Path file, String text) throws IOException {
        var draft = draft(file, text);
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException somebodyWasFaster) {
            // Theirs is read.
        } catch (FileSystemException | UnsupportedOperationException noLinksOnThisDisk) {
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
