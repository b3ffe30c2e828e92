package ostiary.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathTemplateTest {
    private static final PathTemplate SESSION = new PathTemplate("/sessions/{id}");

    @Test
    void tellsWhatStandsForItsNames() {
        assertThat(SESSION.match("/sessions/a b")).contains(Map.of("id", "a b"));
        assertThat(new PathTemplate("/{a}/{b}").match("/1/2")).contains(Map.of("a", "1", "b", "2"));
        assertThat(new PathTemplate("/me").match("/me")).contains(Map.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/", "/sessions", "/sessions/", "/sessions/1/", "/sessions/1/2", "/Sessions/1", "sessions/1"
            })
    void isNoOtherPath(String path) {
        assertThat(SESSION.match(path)).isEmpty();
    }
}
