package ostiary.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.edge.page.RenderedPage;

/// The forms of an answer, and what nobody gets into one.
class ResponseTest {
    @Test
    void aPageForPeopleMayDoWhatItSaysAndNoMore() {
        var page = new RenderedPage("<p>", List.of("style-src 'sha256-x'", "form-action 'none'"));

        var response = Response.html(400, page);

        assertThat(response).returns(400, Response::status).returns("<p>", Response::body);
        assertThat(response.headers())
                .containsEntry(
                        "content-security-policy",
                        "default-src 'none'; style-src 'sha256-x'; form-action 'none'; base-uri 'none'; "
                                + "frame-ancestors 'none'")
                .containsEntry("cache-control", "no-store");
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 303})
    void aRedirectIsKeptByNobodyAndTellsNobodyWhereItCameFrom(int status) {
        var response = Response.redirect(status, URI.create("https://app.example/cb?code=a%26b&state=x"));

        assertThat(response).returns(status, Response::status).returns("", Response::body);
        assertThat(response.headers())
                .containsOnly(
                        Map.entry("location", "https://app.example/cb?code=a%26b&state=x"),
                        Map.entry("cache-control", "no-store"),
                        Map.entry("referrer-policy", "no-referrer"));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 300, 301, 304, 307, 308})
    void noOtherRedirectIsToBeHad(int status) {
        var target = URI.create("/");

        assertThatThrownBy(() -> Response.redirect(status, target)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/login?a=%0D%0Aset-cookie:x#b",
                "/a//b",
                "https://app.example",
                "https://app.example/%C3%BC?a=u%CC%88",
                "http://127.0.0.1:8123/cb",
                "http://[::1]:8123/cb",
                "com.example.app:/cb",
                "myapp://cb"
            })
    void aTargetIsSentAsItIs(String target) {
        assertThat(Response.redirect(303, URI.create(target)).headers()).containsEntry("location", target);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "login",
                "?a=b",
                "#a",
                "../login",
                "//host.example/cb",
                "///host.example/cb",
                "//",
                "https:app.example",
                "https:/app.example",
                "HTTPS:///app.example",
                "mailto:ada@example.org",
                "javascript:alert(1)",
                "https://app.example/\u00fc",
                "https://app.example/u\u0308",
                "/?a=\u560d\u560a"
            })
    void aTargetThatCouldBeReadInTwoWaysIsNone(String target) {
        assertThatThrownBy(() -> Response.redirect(303, URI.create(target)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/\r\nset-cookie: a=b", "/\nx", "/\rx", "/\u0000", "/a b", "/\u0085", "/\u2028", "/\t"})
    void aTargetThatWouldEndItsLineIsNone(String target) {
        assertThatThrownBy(() -> Response.redirect(303, URI.create(target)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nb", "a\nb", "a\rb", "a\u0000", "\u007f", "gr\u00fcezi", "\u2028", "\u560a"})
    void noHeaderHasACharacterThatEndsItOrIsReadInTwoWays(String value) {
        var response = Response.empty(204);

        assertThatThrownBy(() -> response.with("x-any", value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the header x-any has a character that no header can have");
        assertThatThrownBy(() -> new Response(200, new TreeMap<>(Map.of("x-any", value)), ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a:", "a\r\nb", "X-Any", "set-cookie"})
    void noHeaderHasANameThatIsNoneOrIsThatOfCookies(String name) {
        var response = Response.empty(204);

        assertThatThrownBy(() -> response.with(name, "x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void setsSeveralCookiesAndEachOnce() {
        var response = Response.empty(204)
                .with(SetCookie.of("a", "1"))
                .with(SetCookie.of("b", "2"))
                .with(SetCookie.removal("a"))
                .overTls();

        assertThat(response.cookies()).containsExactly(SetCookie.of("b", "2"), SetCookie.removal("a"));
    }

    @Test
    void isKeptByNobodyOnceItSetsACookie() {
        var cookie = SetCookie.of("a", "1");
        var published = Response.json(200, "{}").cacheableFor(Duration.ofHours(1));

        assertThat(published.with(cookie).headers()).containsEntry("cache-control", "no-store");
        assertThat(Response.empty(204)
                        .with(cookie)
                        .cacheableFor(Duration.ofHours(1))
                        .headers())
                .containsEntry("cache-control", "no-store");
        assertThat(published.headers()).containsEntry("cache-control", "public, max-age=3600");
    }

    @Test
    void aPageMayDoNothingButWhatItIsAllowed() {
        var page = Response.html(200, "<p>gr\u00fcezi", "style-src 'unsafe-inline'", "form-action 'none'");

        assertThat(page.body()).isEqualTo("<p>gr\u00fcezi");
        assertThat(page.headers())
                .containsOnly(
                        Map.entry("cache-control", "no-store"),
                        Map.entry("content-type", "text/html; charset=utf-8"),
                        Map.entry(
                                "content-security-policy",
                                "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none';"
                                        + " frame-ancestors 'none'"),
                        Map.entry("cross-origin-resource-policy", "same-origin"),
                        Map.entry("referrer-policy", "no-referrer"),
                        Map.entry("x-content-type-options", "nosniff"));
    }

    @Test
    void toldToHeadItHasTheHeadersOfAGet() {
        var cookie = SetCookie.of("a", "1");
        var response = Response.json(200, "{\"name\":\"\u00c4\"}").with(cookie).withoutBody();

        assertThat(response).returns(200, Response::status).returns("", Response::body);
        assertThat(response.headers())
                .containsEntry("content-length", "13")
                .containsEntry("content-type", "application/json");
        assertThat(response.cookies()).containsExactly(cookie);
        assertThat(Response.empty(204).withoutBody()).isEqualTo(Response.empty(204));
    }
}
