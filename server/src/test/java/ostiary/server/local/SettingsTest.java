package ostiary.server.local;

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
import ostiary.server.StartException;

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
                .hasMessage(
                        "What is PROT=9000? There are PORT=number, DATA=directory, ORIGINS=origins, TLS=1, SEED=file,"
                                + " GRACE=days|seconds and SOURCE=cognito|migrating with COGNITO_POOL=id and"
                                + " COGNITO_CLIENT=id.");
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
                    What is PROT=9000? There are PORT=number, DATA=directory, ORIGINS=origins, TLS=1, SEED=file, GRACE=days|seconds and SOURCE=cognito|migrating with \
                    COGNITO_POOL=id and COGNITO_CLIENT=id.
                    PORT=http is no port: give a number from 0 to 65535.
                    DATA=%s is no directory that can be written to.\
                    """, file);
    }

    @Test
    void readsAPool() throws Exception {
        var environment = Map.of(LocalSource.ENDPOINT, "http://localhost:9229/");

        var source = Settings.of(environment, "SOURCE=migrating", "COGNITO_POOL=local_1aB2c", "COGNITO_CLIENT=c1")
                .source();

        assertThat(source.asked().text()).isEqualTo("migrating local_1aB2c c1");
        assertThat(source.issuer("local_1aB2c")).contains("http://localhost:9229/local_1aB2c");
        assertThat(Settings.of(Map.of("SOURCE", "directory")).source()).isEqualTo(LocalSource.DIRECTORY);
    }

    @Test
    void saysAllThatIsWrongWithAPoolAtOnce() {
        var environment = Map.of("SOURCE", "cognito", "COGNITO_POOL", "a pool", LocalSource.ENDPOINT, "localhost:9229");

        assertThatThrownBy(() -> Settings.of(environment))
                .isInstanceOf(StartException.class)
                .hasMessage("""
                    COGNITO_POOL=a pool is not the id of a user pool, which SOURCE=cognito and SOURCE=migrating need.
                    COGNITO_CLIENT= is not the id of a client of it, which SOURCE=cognito and SOURCE=migrating need.
                    COGNITO_ENDPOINT=localhost:9229 is no address such as http://localhost:9229.\
                    """);
        assertThatThrownBy(() -> Settings.of(Map.of("SOURCE", "ldap")))
                .hasMessage("SOURCE=ldap is none of directory, cognito and migrating.");
    }
}
