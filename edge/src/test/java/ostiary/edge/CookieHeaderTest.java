package ostiary.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// A header that a client, and any page of a neighbouring host, can fill as it likes.
class CookieHeaderTest {
    private static final String NAME = "__Host-session";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "__Host-session=abc | abc",
                "a=b; __Host-session=abc; c=d | abc",
                "a=b;__Host-session=abc;c=d | abc",
                "a=b;   __Host-session =  abc  ;c=d | abc",
                "__Host-session=a=b== | a=b==",
                "__Host-session= | ''",
                ";;;__Host-session=abc;; | abc",
                "a=\"x; __Host-session=abc; y=\" | abc",
                "$Version=1; __Host-session=abc; $Path=/ | abc"
            })
    void findsACookieByItsName(String header, String value) {
        assertThat(cookie(header)).contains(value);
    }

    static Stream<String> strangers() {
        return Stream.of(
                "",
                ";",
                "=",
                "=__Host-session=abc",
                NAME,
                "__host-session=abc",
                "__Host-session2=abc",
                "x__Host-session=abc",
                // Read as blanks by some, and no prefix to browsers.
                "\u2003__Host-session=abc",
                "\u00a0__Host-session=abc",
                "\u0085__Host-session=abc",
                "\u0000__Host-session=abc",
                "\u000b__Host-session=abc",
                "\"__Host-session\"=abc",
                "a=b, __Host-session=abc",
                "a=b\r\n__Host-session=abc",
                "__Host%2Dsession=abc");
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void takesNothingElseForIt(String header) {
        assertThat(cookie(header)).isEmpty();
    }

    static Stream<String> twice() {
        return Stream.of(
                "__Host-session=abc; __Host-session=evil",
                "__Host-session=abc; a=b; __Host-session=abc",
                "__Host-session=; __Host-session=abc",
                "__Host-session=abc; \t__Host-session\t=evil");
    }

    @ParameterizedTest
    @MethodSource("twice")
    void believesNeitherOfTwo(String header) {
        assertThat(cookie(header)).isEmpty();
    }

    static Stream<String> otherValues() {
        return Stream.of("\"abc\"", "a b", "a,b", "a\\b", "gr\u00fcezi", "a\u0000b", "a\r\nb", "a\u00a0");
    }

    @ParameterizedTest
    @MethodSource("otherValues")
    void findsNoValueThatNoAnswerOfOursCanHaveSet(String value) {
        assertThat(cookie(NAME + "=" + value)).isEmpty();
    }

    @Test
    void looksAtNoMoreThanFrontDoorsTake() {
        var own = NAME + "=abc";

        assertThat(cookie(own + "; x=" + "y".repeat(16 * 1024 - own.length() - 4)))
                .contains("abc");
        assertThat(cookie(own + "; x=" + "y".repeat(16 * 1024 - own.length() - 3)))
                .isEmpty();
        assertThat(cookie(";".repeat(16 * 1024))).isEmpty();
    }

    @Test
    void thereIsNoneWithoutTheHeader() {
        assertThat(Requests.get("/").cookie(NAME)).isEmpty();
    }

    private static Optional<String> cookie(String header) {
        return Requests.with(Requests.get("/"), "cookie", header).cookie(NAME);
    }
}
