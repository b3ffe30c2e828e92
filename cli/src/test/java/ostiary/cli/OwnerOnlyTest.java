package ostiary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerOnlyTest {
    @Test
    void knowsAFileOfSomebodyElse(@TempDir Path directory) throws IOException {
        var file = directory.resolve("file");
        OwnerOnly.create(file).close();

        assertThat(OwnerOnly.isOwnerOnly(file)).isTrue();
        assertThat(OwnerOnly.isOwnerOnly(file, new UnixSystem().getUid() + 1)).isFalse();
    }
}
