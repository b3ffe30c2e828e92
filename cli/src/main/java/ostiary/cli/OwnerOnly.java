package ostiary.cli;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
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

/// Files that only their owner may read, from their creation on. No method follows a link that somebody has planted
/// under the name of such a file.
final class OwnerOnly {
    private static final Set<PosixFilePermission> MODE = PosixFilePermissions.fromString("rw-------");
    private static final FileAttribute<?> FROM_THE_START = PosixFilePermissions.asFileAttribute(MODE);

    private OwnerOnly() {}

    /// Creates a file and opens it for writing.
    ///
    /// @throws java.nio.file.FileAlreadyExistsException if anything exists by that name, even a link
    static FileChannel create(Path file, OpenOption... more) throws IOException {
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, NOFOLLOW_LINKS);
        var all = new HashSet<OpenOption>(options);
        all.addAll(Set.of(more));
        return FileChannel.open(file, all, FROM_THE_START);
    }

    /// Opens for writing a file made by [#create].
    ///
    /// @throws NoSuchFileException if there is no such file, or if [#create] can't have made it
    static FileChannel reopen(Path file) throws IOException {
        if (!isOwnerOnly(file)) {
            throw new NoSuchFileException(file.toString());
        }
        return FileChannel.open(file, Set.of(StandardOpenOption.WRITE, NOFOLLOW_LINKS));
    }

    /// Gives a file its final name.
    ///
    /// @throws FileAlreadyExistsException if anything exists by that name, which stays
    static void rename(Path file, Path to) throws IOException {
        try {
            Files.createLink(to, file);
        } catch (FileAlreadyExistsException there) {
            throw there;
        } catch (FileSystemException | UnsupportedOperationException noLinksOnThisDisk) {
            Files.move(file, to);
        }
        Files.deleteIfExists(file);
    }

    /// Whether [#create] can have made the file: no link, no pipe, ours, and readable by its owner only.
    static boolean isOwnerOnly(Path file) throws IOException {
        return isOwnerOnly(file, new UnixSystem().getUid());
    }

    /// @param owner the numeric id of the user who must own it
    static boolean isOwnerOnly(Path file, long owner) throws IOException {
        if (!isThere(file)) {
            return false;
        }
        var attributes = Files.readAttributes(file, PosixFileAttributes.class, NOFOLLOW_LINKS);
        return attributes.isRegularFile()
                && attributes.permissions().equals(MODE)
                && ((Number) Files.getAttribute(file, "unix:uid", NOFOLLOW_LINKS)).longValue() == owner;
    }

    /// Whether anything exists by that name, even a dangling link.
    static boolean isThere(Path file) {
        return Files.exists(file, NOFOLLOW_LINKS);
    }
}
