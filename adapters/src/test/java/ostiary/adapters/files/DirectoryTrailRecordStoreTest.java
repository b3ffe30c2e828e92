package ostiary.adapters.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ostiary.core.trail.TrailRecordStoreContract;

class DirectoryTrailRecordStoreTest extends TrailRecordStoreContract {
    private final Path root;

    DirectoryTrailRecordStoreTest(@TempDir Path root) {
        super(new DirectoryTrailRecordStore(root.resolve("bucket")));
        this.root = root;
    }

    /// The key may be one that a record names, and that somebody else has written.
    @Test
    void readsNothingOutside() throws IOException {
        Files.writeString(root.resolve("secret"), "text");

        assertThat(new DirectoryTrailRecordStore(root.resolve("bucket")).find("records/../../secret"))
                .isEmpty();
    }
}
