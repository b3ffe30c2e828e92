package ostiary.deployed.leak;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The controls: a secret that was printed is found.
class LeakSearchTest {
    private static final Planted SECRET =
            new Planted("a password", "pässwörd \"<with>\" \\ everything " + UUID.randomUUID());
    private static final LeakSearch SEARCH = new LeakSearch(List.of(SECRET, new Planted("a code", "2718-2818")));

    static Stream<String> forms() {
        return Forms.of(SECRET.value()).values().stream();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void findsEachForm(String form) {
        assertThat(SEARCH.found(line(form))).containsExactly("a password");
        assertThat(SEARCH.found(line(form.toUpperCase(Locale.ROOT)))).containsExactly("a password");
    }

    @Test
    void findsTheBeginningAndTheEndOfOne() {
        var value = SECRET.value();

        assertThat(SEARCH.found(line(value.substring(0, LeakSearch.PIECE)))).isNotEmpty();
        assertThat(SEARCH.found(line(value.substring(value.length() - LeakSearch.PIECE))))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "xy"})
    void findsOneWithinALongerTextThatIsEncodedAsAWhole(String before) {
        var whole = (before + SECRET.value() + "and more").getBytes(UTF_8);

        assertThat(SEARCH.found(line(Base64.getEncoder().encodeToString(whole))))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"code 2718-2818.", "{\"code\":\"27182818\"}", "2718-2818"})
    void findsACode(String line) {
        assertThat(SEARCH.found(List.of(line))).containsExactly("a code");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Timestamp\":1727182818281}",
                "5f0c8a52-2718-2818-9d57-0e1f2a3b4c5d",
                "\"Latency\":3.27182818",
                "pässwörd",
                "nothing of the kind"
            })
    void findsNothingElse(String line) {
        assertThat(SEARCH.found(List.of(line))).isEmpty();
    }

    private static List<String> line(String leak) {
        return List.of("{\"message\":\"all is well\"}", "{\"message\":\"got " + leak + " from a client\"}");
    }
}
