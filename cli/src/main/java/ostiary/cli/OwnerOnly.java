package ostiary.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Files that nobody but their owner may read, from the moment they are there.
final class OwnerOnly {
    private OwnerOnly() {}

    /// Opens a file and makes it if it isn't there. One that is there gets the same mode.
    static FileChannel open(Path file, Set<? extends OpenOption> options) throws IOException {
        var mode = PosixFilePermissions.fromString("rw-------");
        var channel = FileChannel.open(file, options, PosixFilePermissions.asFileAttribute(mode));
        Files.setPosixFilePermissions(file, mode);
        return channel;
    }
}
