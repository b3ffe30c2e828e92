package ostiary.emulators.dynamodb;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/// Keeps a directory for one DynamoDB Local at a time: it is not made to share its files. The operating system lets go
/// of it when this process is gone, however it ends.
final class DirectoryLock implements AutoCloseable {
    private final FileChannel file;

    private DirectoryLock(FileChannel file) {
        this.file = file;
    }

    /// Makes the directory if it is not there.
    ///
    /// @throws DirectoryInUseException if another one has it
    static DirectoryLock of(Path directory) throws IOException {
        var file = FileChannel.open(
                Files.createDirectories(directory).resolve(".in-use"),
                Set.of(CREATE, WRITE, NOFOLLOW_LINKS),
                PosixFilePermissions.asFileAttribute(OwnerOnlyFiles.MODE));
        if (!isLocked(file)) {
            file.close();
            throw new DirectoryInUseException(directory);
        }
        return new DirectoryLock(file);
    }

    private static boolean isLocked(FileChannel file) throws IOException {
        try {
            return Optional.ofNullable(file.tryLock()).isPresent();
        } catch (OverlappingFileLockException ours) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
