package ostiary.emulators.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryLockTest {
    @Test
    void keepsADirectoryForOneUntilItIsClosed(@TempDir Path parent) throws Exception {
        var directory = parent.resolve("made");
        try (var _ = DirectoryLock.of(directory)) {
            assertThatExceptionOfType(DirectoryInUseException.class)
                    .isThrownBy(() -> DirectoryLock.of(directory))
                    .withMessage("The data in " + directory + " is in use by a service that runs");
        }

        try (var again = DirectoryLock.of(directory)) {
            assertThat(again).isNotNull();
        }
    }

    @Test
    void followsNoLinkThatSomebodyHasPlanted(@TempDir Path directory, @TempDir Path elsewhere) throws Exception {
        Files.createSymbolicLink(directory.resolve(".in-use"), elsewhere.resolve("victim"));

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> DirectoryLock.of(directory));

        assertThat(elsewhere).isEmptyDirectory();
    }
}
