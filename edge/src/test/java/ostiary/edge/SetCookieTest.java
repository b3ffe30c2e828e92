package ostiary.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.edge.SetCookie.SameSite;

/// The way of a cookie to a browser, and what is no cookie.
class SetCookieTest {
    @Test
    void isOnlyForThisHostOverTlsAndOutOfReachOfScripts() {
        assertThat(SetCookie.of("__Host-session", "a-b_c.d=").header())
                .isEqualTo("__Host-session=a-b_c.d=; Path=/; Secure; HttpOnly; SameSite=Lax");
    }

    @Test
    void isKeptForAsLongAsIsSaid() {
        assertThat(SetCookie.of("__Host-session", "x")
                        .keptFor(Duration.ofDays(90))
                        .header())
                .contains("; Max-Age=7776000;");
    }

    @Test
    void isTakenAwayByOneThatIsOver() {
        assertThat(SetCookie.removal("__Host-session").header())
                .isEqualTo(
                        "__Host-session=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0; Secure; HttpOnly;"
                                + " SameSite=Lax");
        assertThat(SetCookie.removal("session", "/login").header()).startsWith("session=; Path=/login; Expires=");
    }

    @ParameterizedTest
    @CsvSource({"PT0.000000001S, 1", "PT0.9S, 1", "PT1S, 1", "PT1.001S, 2", "PT9600H, 34560000"})
    void isTakenAwayByNoTimeThatIsShort(Duration age, long seconds) {
        assertThat(SetCookie.of("session", "x").keptFor(age).header())
                .contains("; Max-Age=" + seconds + ";")
                .doesNotContain("Expires");
    }

    @Test
    void tellsNoValueToALog() {
        assertThat(SetCookie.of("session", "secret")).hasToString("SetCookie session");
        assertThat(Response.empty(204).with(SetCookie.of("session", "secret")).toString())
                .doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a;b",
                "a; Domain=example.com",
                "a\r\nset-cookie: b=c",
                "a\nb",
                "a\u0000b",
                "a b",
                "a\tb",
                "a,b",
                "a\"b",
                "\"a\"",
                "a\\b",
                "\u007f",
                "gr\u00fcezi",
                "\u2028"
            })
    void refusesAValueThatABrowserWouldReadOtherwise(String value) {
        assertThatThrownBy(() -> SetCookie.of("session", value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("session has a value that no cookie can have");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a=b", "a;b", "a\r\nb", "a,b", "\u2003__Host-session", "\u00e9"})
    void refusesANameThatIsNoToken(String name) {
        assertThatThrownBy(() -> SetCookie.of(name, "x")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "login", "/a;b", "/a; Domain=example.com", "/a\r\nb", "/a b", "/\u00e9"})
    void refusesAPathThatIsNone(String path) {
        assertThatThrownBy(() -> new SetCookie("session", "x", path, Optional.empty(), true, true, SameSite.STRICT))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "__Host-session, /login, true, true",
        "__Host-session, /, false, true",
        "__host-session, /, false, true",
        "__Secure-session, /, false, true",
        "__Http-session, /, true, false",
        "__Host-Http-session, /, true, false",
        "__Host-Http-session, /login, true, true"
    })
    void refusesANameThatPromisesWhatTheCookieDoesNotKeep(String name, String path, boolean secure, boolean httpOnly) {
        assertThatThrownBy(() -> new SetCookie(name, "x", path, Optional.empty(), secure, httpOnly, SameSite.LAX))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesWhatBrowsersDrop() {
        assertThatThrownBy(() -> SetCookie.of("session", "x".repeat(4090)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(SetCookie.of("session", "x".repeat(4089)).value()).hasSize(4089);
        assertThatThrownBy(() -> SetCookie.of("session", "x").keptFor(Duration.ofDays(401)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SetCookie.of("session", "x").keptFor(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SetCookie("session", "x", "/", Optional.empty(), false, true, SameSite.NONE))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
