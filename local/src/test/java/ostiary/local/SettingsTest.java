package ostiary.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    @Test
    void hasDefaults() throws Exception {
        assertThat(Settings.of(Map.of("PORT", "", "DATA", ""))).isEqualTo(new Settings(8080, Optional.empty()));
    }

    @Test
    void readsTheEnvironmentAndArgumentsBeforeIt(@TempDir Path parent) throws Exception {
        var data = parent.resolve("a/b=c");

        assertThat(Settings.of(Map.of("PORT", "9000", "DATA", "elsewhere"), "DATA=" + data))
                .isEqualTo(new Settings(9000, Optional.of(data)));
        assertThat(data).isDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "65536", "http", "8080 ", "0x10", "99999999999"})
    void saysWhatAPortIs(String port) {
        assertThatThrownBy(() -> Settings.of(Map.of("PORT", port)))
                .isInstanceOf(StartException.class)
                .hasMessage("PORT=%s is no port: give a number from 0 to 65535.", port);
    }

    @Test
    void saysWhatItDoesNotKnow() {
        assertThatThrownBy(() -> Settings.of(Map.of(), "PROT=9000"))
                .isInstanceOf(StartException.class)
                .hasMessage("What is PROT=9000? There are PORT=number and DATA=directory.");
    }

    @Test
    void saysThatDataIsNoDirectory(@TempDir Path parent) throws Exception {
        var file = Files.createFile(parent.resolve("file"));

        assertThatThrownBy(() -> Settings.of(Map.of(), "DATA=" + file))
                .isInstanceOf(StartException.class)
                .hasMessage("DATA=%s is no directory that can be written to.", file);
    }

    @Test
    void saysAllThatIsWrongAtOnce(@TempDir Path parent) throws Exception {
        var file = Files.createFile(parent.resolve("file"));

        assertThatThrownBy(() -> Settings.of(Map.of("PORT", "http"), "DATA=" + file, "PROT=9000"))
                .isInstanceOf(StartException.class)
                .hasMessage("""
                    What is PROT=9000? There are PORT=number and DATA=directory.
                    PORT=http is no port: give a number from 0 to 65535.
                    DATA=%s is no directory that can be written to.\
                    """, file);
    }
}
