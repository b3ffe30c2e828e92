package ostiary.emulators.dynamodb;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Files that only their owner may read: the tables hold addresses and password hashes.
final class OwnerOnlyFiles {
    static final Set<PosixFilePermission> MODE = PosixFilePermissions.fromString("rw-------");

    /// The bits that no new file of this process gets.
    private static final int GROUP_AND_OTHERS = 0077;

    private OwnerOnlyFiles() {}

    /// Keeps files for their owner from now on. SQLite chooses the names and the time of its files itself, so
    /// this can't be left to who opens them.
    @SuppressWarnings("restricted") // a native call
    static void makeNoOthers() throws Throwable {
        var linker = Linker.nativeLinker();
        var umask = linker.defaultLookup().find("umask");
        if (umask.isPresent()) { // not on Windows
            var type = FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
            int _ = (int) linker.downcallHandle(umask.get(), type).invokeExact(GROUP_AND_OTHERS);
        }
    }

    /// Closes the files in `directory` that an older version left open to others. Follows no link.
    static void closeOld(Path directory) throws IOException {
        try (var files = Files.newDirectoryStream(directory, "{.in-use,*.db,*.db-*}")) {
            for (var file : files) {
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    Files.setPosixFilePermissions(file, MODE);
                }
            }
        }
    }
}
