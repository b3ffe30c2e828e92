package ostiary.cli;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;

/// Files that nobody but their owner may read, from the moment they are there. A link that somebody has planted under
/// the name of one leads nowhere.
final class OwnerOnly {
    private static final Set<PosixFilePermission> MODE = PosixFilePermissions.fromString("rw-------");
    private static final FileAttribute<?> FROM_THE_START = PosixFilePermissions.asFileAttribute(MODE);

    private OwnerOnly() {}

    /// Makes a file and opens it for writing.
    ///
    /// @throws java.nio.file.FileAlreadyExistsException if there is something by that name, be it a link
    static FileChannel create(Path file, OpenOption... more) throws IOException {
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, NOFOLLOW_LINKS);
        var all = new HashSet<OpenOption>(options);
        all.addAll(Set.of(more));
        return FileChannel.open(file, all, FROM_THE_START);
    }

    /// Opens for writing what [#create] has made.
    ///
    /// @throws NoSuchFileException if there is no such file, or if it can't be one of those
    static FileChannel reopen(Path file) throws IOException {
        if (!isOne(file)) {
            throw new NoSuchFileException(file.toString());
        }
        return FileChannel.open(file, Set.of(StandardOpenOption.WRITE, NOFOLLOW_LINKS));
    }

    /// Whether there is a file that can be one of those: no link, no pipe, and nobody else's to read.
    static boolean isOne(Path file) throws IOException {
        if (!isThere(file)) {
            return false;
        }
        var attributes = Files.readAttributes(file, PosixFileAttributes.class, NOFOLLOW_LINKS);
        return attributes.isRegularFile() && attributes.permissions().equals(MODE);
    }

    /// Whether there is something by that name, be it a link that leads nowhere.
    static boolean isThere(Path file) {
        return Files.exists(file, NOFOLLOW_LINKS);
    }
}
