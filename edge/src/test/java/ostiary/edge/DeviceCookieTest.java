package ostiary.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.blueprint.LoginApi;
import ostiary.core.password.Password;
import ostiary.core.session.Device;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.World;
import ostiary.core.throttle.Limits;
import ostiary.core.user.EmailAddress;

/// The token of a known device on its way: into a cookie and the JSON, and back by either.
class DeviceCookieTest {
    private static final Pattern TOKEN = Pattern.compile("\"device_token\":\"(odt_[A-Za-z0-9_-]+)\"");

    private final World world = new World();
    private final EmailAddress email = Fresh.email();
    private final Router router = new Router(Map.of(
            LoginApi.LOG_IN, BodyEndpoint.json(LoginApi.LOG_IN, new LoginEndpoint(world.logIn(), world.clients))));
    private String token = "";

    @BeforeEach
    void adasDeviceIsKnownAndHerNameLockedOut() {
        world.account(email);
        token = token(logIn(login("")));
        for (int number = 0; number < Limits.LOGIN_BY_USERNAME.most(); number++) {
            var device = new Device("", "198.51.100." + number);
            world.logIn().logIn(email.value(), Password.of("wrong"), world.clients.byDefault(), device);
        }
        assertThat(logIn(login("")).status()).isEqualTo(429);
    }

    private String login(String more) {
        return "{\"username\":\"" + email.value() + "\",\"password\":\"" + World.PASSWORD.text() + "\"" + more + "}";
    }

    private Response logIn(String body) {
        return router.handle(Requests.json(LoginApi.LOG_IN, body));
    }

    private Response logInWithCookies(String cookies, String more) {
        return router.handle(Requests.with(Requests.json(LoginApi.LOG_IN, login(more)), "cookie", cookies));
    }

    private static String token(Response response) {
        var matcher = TOKEN.matcher(response.body());
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    @Test
    void comesInTheJson() {
        var response = logIn(login(",\"device_token\":\"" + token + "\""));

        assertThat(response.status()).isEqualTo(200);
        assertThat(token(response)).isEqualTo(token);
    }

    @Test
    void comesAsACookie() {
        assertThat(logInWithCookies("theme=dark; __Host-ostiary_device=" + token, "")
                        .status())
                .isEqualTo(200);
    }

    /// Only over TLS, to this host, from its own pages, and out of the reach of scripts; a browser that is told
    /// otherwise drops a cookie of that name.
    @Test
    void isKeptByABrowserForThisHostAlone() {
        var response = logIn(login(",\"device_token\":\"" + token + "\""));

        assertThat(response.cookies())
                .singleElement()
                .returns(
                        "__Host-ostiary_device=" + token
                                + "; Path=/; Max-Age=15552000; Secure; HttpOnly; SameSite=Strict",
                        SetCookie::header);
        assertThat(response.headers()).containsEntry("cache-control", "no-store");
    }

    /// A page of a neighbouring host can set cookies for ours, but none with this prefix; of two nobody says which is
    /// ours.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ostiary_device=%s",
                "__host-ostiary_device=%1$s",
                "__Host-ostiary_device=%1$s; __Host-ostiary_device=%1$s"
            })
    void isTakenFromNoOtherCookie(String cookies) {
        assertThat(logInWithCookies(cookies.formatted(token), "").status()).isEqualTo(429);
    }

    @Test
    void isTakenFromTheJsonWhereThereAreTwo() {
        var stale = ",\"device_token\":\"odt_" + "A".repeat(86) + "\"";

        assertThat(logInWithCookies("__Host-ostiary_device=" + token, stale).status())
                .isEqualTo(429);
        assertThat(logInWithCookies("__Host-ostiary_device=x", ",\"device_token\":\"" + token + "\"")
                        .status())
                .isEqualTo(200);
        assertThat(logInWithCookies("__Host-ostiary_device=" + token, ",\"device_token\":\"\"")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void isGivenToNobodyWhoDoesNotLogIn() {
        var wrong = login("").replace(World.PASSWORD.text(), "wrong");
        var response = logIn(wrong.replace("}", ",\"device_token\":\"" + token + "\"}"));

        assertThat(response.status()).isEqualTo(401);
        assertThat(response.cookies()).isEmpty();
        assertThat(response.body()).doesNotContain("odt_");
    }

    /// A browser keeps the cookie that it has.
    @Test
    void isLeftOutWhileItsKeysAreOutOfReach() {
        var other = Fresh.email();
        world.account(other);
        world.deviceKeys.setOutOfReach(true);

        var response = logIn(login("").replace(email.value(), other.value()));

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.cookies()).isEmpty();
        assertThat(response.body()).contains("refresh_token").doesNotContain("device_token");
    }

    /// A user who is there and one who is not, with any token or none: text, status and headers are the same.
    @ParameterizedTest
    @ValueSource(strings = {"", "x", "odt_AAAA", "%s"})
    void tellsNobodyWhetherAUserIsThere(String form) {
        var other = Fresh.email();
        world.account(other);
        var more = ",\"device_token\":\"" + form.formatted(token) + "\"";
        var there = login(more).replace(email.value(), other.value()).replace(World.PASSWORD.text(), "wrong");
        var missing = there.replace(other.value(), Fresh.email().value());

        assertThat(logIn(there)).isEqualTo(logIn(missing)).returns(401, Response::status);
    }
}
