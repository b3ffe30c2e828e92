package ostiary.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The descriptions that may be registered of a client that users sign in to. Which URIs are taken later on:
/// [RedirectUriTableTest].
class SignInRulesTest {
    private static SignInRules of(Set<String> postLogoutUris, Set<String> origins) {
        return new SignInRules(
                RedirectUris.of("https://app.example.com/cb"),
                new RedirectUris(postLogoutUris),
                origins,
                true,
                false,
                BuiltInPolicy.DEFAULT);
    }

    private static Set<String> many(int number, String start) {
        return IntStream.range(0, number).mapToObj(i -> start + i).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example.com",
                "https://app.example.com/",
                "https://app.example.com:8443/cb",
                "https://app.example.com/cb?a=b&c=%20d",
                "https://app.example.com/~a/.well-known/(b);c,d",
                "https://intranet/cb",
                "https://xn--bcher-kva.example/cb",
                "https://192.0.2.1/cb",
                "https://[2001:db8::1]:8443/cb",
                "https://localhost:8443/cb",
                "http://localhost",
                "http://localhost:3000/cb",
                "http://127.0.0.1/cb?x",
                "http://[::1]:65535/cb",
                "com.example.app:/oauth2redirect/provider",
                "com.example.app://cb",
                "com.example-1.app:/"
            })
    void aRedirectUriIsReadAlikeByAll(String uri) {
        assertThat(SignInRules.to(uri).flaw()).isEmpty();
        assertThat(of(Set.of(uri), Set.of()).flaw()).isEmpty();
        assertThat(RedirectUris.of(uri).contains(uri)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "''|visible ASCII",
                " https://a.example/cb|visible ASCII",
                "https://a.example/c b|visible ASCII",
                "https://bücher.example/cb|visible ASCII",
                "'https://a.example/cb\n'|visible ASCII",
                "'https://a.example/cb\r\nx: y'|visible ASCII",
                "https://a.example/cb#x|no fragment",
                "https://a.example/cb#|no fragment",
                "https://*.example/cb|no wildcards",
                "https://a.example/*|no wildcards",
                "https://a.example\\@b.example/cb|none of",
                "https://a.example/<b>|none of",
                "https://a.example/{b}|none of",
                "https://a.example/\"b|none of",
                "https://a.example/%|none of",
                "https://a.example/%zz|none of",
                "/cb|is absolute",
                "//a.example/cb|is absolute",
                "a.example/cb|is absolute",
                "https://user@a.example/cb|no user",
                "https://a.example@b.example/cb|no user",
                "com.example.app://user:secret@a/cb|no user",
                "https://a.example/./cb|no . and ..",
                "https://a.example/b/../cb|no . and ..",
                "https://a.example/b/..|no . and ..",
                "https://a.example/%2e%2E/cb|no . and ..",
                "https://a.example/.%2e?x|no . and ..",
                "com.example.app:/../cb|no . and ..",
                "https://A.example/cb|in lower case",
                "https:///cb|has a host",
                "https:/a.example/cb|has a host",
                "https:a.example/cb|has a host",
                "https://|has a host",
                "https://.example/cb|has a host",
                "https://a.example./cb|has a host",
                "https://-a.example/cb|has a host",
                "https://a_b.example/cb|has a host",
                "https://a.example:/cb|has a host",
                "https://a.example:0/cb|has a host",
                "https://a.example:65536/cb|has a host",
                "https://a.example:99999/cb|has a host",
                "https://a.example:0443/cb|has a host",
                "https://a.example:x/cb|has a host",
                "https://[::1%25eth0]/cb|has a host",
                "http://a.example/cb|http is for",
                "http://127.0.0.2/cb|http is for",
                "http://127.1/cb|http is for",
                "http://0.0.0.0/cb|http is for",
                "http://LOCALHOST/cb|http is for",
                "http://localhost.evil.com/cb|http is for",
                "http://127.0.0.1.nip.io/cb|http is for",
                "http://app.localhost/cb|http is for",
                "http://[::1%25lo]/cb|http is for",
                "http://[0:0:0:0:0:0:0:1]/cb|http is for",
                "http:/localhost/cb|http is for",
                "HTTPS://a.example/cb|A scheme is",
                "javascript:alert(1)|A scheme is",
                "javascript://a.example/%0aalert(1)|A scheme is",
                "JavaScript:alert(1)|A scheme is",
                "data:text/html,x|A scheme is",
                "vbscript:x|A scheme is",
                "file:///etc/passwd|A scheme is",
                "blob:https://a.example/x|A scheme is",
                "view-source:https://a.example/|A scheme is",
                "about:blank|A scheme is",
                "intent:/cb|A scheme is",
                "myapp:/cb|A scheme is",
                "myapp://cb|A scheme is",
                "urn:ietf:wg:oauth:2.0:oob|A scheme is",
                "ftp://a.example/cb|A scheme is",
                "wss://a.example/cb|A scheme is",
                ".app:/cb|A scheme is",
                "com.:/cb|A scheme is",
                "com..app:/cb|A scheme is",
                "1com.app:/cb|A scheme is",
                "COM.example.app:/cb|A scheme is",
                "com.example.app:cb|comes a /",
                "com.example.app:|comes a /"
            })
    void aRedirectUriLeadsToOnePlaceThatIsTheClients(String uri, String flaw) {
        assertThat(SignInRules.to(uri).flaw())
                .hasValueSatisfying(said -> assertThat(said).contains(flaw).endsWith("."));
        assertThat(of(Set.of(uri), Set.of()).flaw()).isPresent();
    }

    @Test
    void aClientHasSoManyRedirectUrisOfSuchALength() {
        var start = "https://app.example.com/";

        assertThat(SignInRules.to(start + "a".repeat(512 - start.length())).flaw())
                .isEmpty();
        assertThat(SignInRules.to(start + "a".repeat(513 - start.length())).flaw())
                .contains("A redirect URI has 512 visible ASCII characters at most.");
        assertThat(of(many(20, start), Set.of()).flaw()).isEmpty();
        assertThat(of(many(21, start), Set.of()).flaw()).contains("A client has 20 redirect URIs at most.");
    }

    @Test
    void oneRedirectUriNeedNotBeNamed() {
        assertThat(RedirectUris.of("https://a.example/cb").only()).contains("https://a.example/cb");
        assertThat(RedirectUris.of("https://a.example/cb", "https://a.example/2")
                        .only())
                .isEmpty();
        assertThat(RedirectUris.NONE.only()).isEmpty();
        assertThat(RedirectUris.NONE.contains("")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example.com",
                "https://app.example.com:8443",
                "https://app.example.com:80",
                "https://xn--bcher-kva.example",
                "https://[2001:db8::1]",
                "http://localhost:3000",
                "http://localhost",
                "http://127.0.0.1:443",
                "http://[::1]:5173"
            })
    void anOriginIsAsBrowsersSendIt(String origin) {
        assertThat(of(Set.of(), Set.of(origin)).flaw()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "null",
                "app.example.com",
                "https://",
                "https://*.example.com",
                "https://app.example.com/",
                "https://app.example.com/app",
                "https://app.example.com?x",
                "https://app.example.com#x",
                "https://App.example.com",
                "HTTPS://app.example.com",
                "https://bücher.example",
                "https://user@app.example.com",
                "https://app.example.com:443",
                "https://app.example.com:",
                "https://app.example.com:65536",
                "https://app.example.com, https://b.example",
                "https://app.example.com https://b.example",
                "https://app.example.com\r\nx: y",
                "http://localhost:80",
                "http://app.example.com",
                "http://localhost.evil.com",
                "file://",
                "com.example.app://cb"
            })
    void anythingElseIsNoOrigin(String origin) {
        assertThat(of(Set.of(), Set.of(origin)).flaw())
                .hasValueSatisfying(flaw -> assertThat(flaw).startsWith("An origin is as browsers send it"));
    }

    @Test
    void aClientHasSoManyOrigins() {
        assertThat(of(Set.of(), many(20, "https://app.example.com:100")).flaw()).isEmpty();
        assertThat(of(Set.of(), many(21, "https://app.example.com:100")).flaw())
                .contains("A client has 20 origins at most.");
    }
}
