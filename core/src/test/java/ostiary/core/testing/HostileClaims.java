package ostiary.core.testing;

import static ostiary.core.testing.HostileToken.Kind.AUDIENCE;
import static ostiary.core.testing.HostileToken.Kind.CLAIM;
import static ostiary.core.testing.HostileToken.Kind.ISSUER;
import static ostiary.core.testing.HostileToken.Kind.TIME;

import java.util.Locale;
import java.util.stream.Stream;

/// Claims that are not for us, not now, or not what we write, under a good signature of ours all the same.
final class HostileClaims {
    private static final String EVIL = "\"https://evil.example\"";

    private HostileClaims() {}

    static Stream<HostileToken> of(TokenForge forge) {
        return Stream.of(issuers(forge), audiences(forge), times(forge), types(forge), twice(forge))
                .flatMap(tokens -> tokens);
    }

    /// Names that are nearly the one in `claim`, as JSON.
    private static Stream<String> near(TokenForge forge, String claim) {
        var json = String.valueOf(forge.claims().get(claim));
        var own = json.substring(1, json.length() - 1);
        return Stream.of(
                        own + "/",
                        own + " ",
                        " " + own,
                        own + "\\u0000",
                        own + ".evil.example",
                        own.toUpperCase(Locale.ROOT),
                        own.substring(0, own.length() - 1),
                        own + "#",
                        own + "\\u200b",
                        "")
                .map(text -> '"' + text + '"');
    }

    private static Stream<HostileToken> issuers(TokenForge forge) {
        var own = String.valueOf(forge.claims().get("iss"));
        return Stream.concat(near(forge, "iss"), Stream.of(EVIL, "[" + own + "]", "1"))
                .map(json -> new HostileToken(ISSUER, "iss " + json, forge.withClaim("iss", json)));
    }

    private static Stream<HostileToken> audiences(TokenForge forge) {
        var own = String.valueOf(forge.claims().get("aud"));
        return Stream.concat(
                        near(forge, "aud"),
                        Stream.of(EVIL, "[" + EVIL + "]", "[" + own + "," + EVIL + "]", "[" + own + "," + own + "]"))
                .map(json -> new HostileToken(AUDIENCE, "aud " + json, forge.withClaim("aud", json)));
    }

    private static Stream<HostileToken> times(TokenForge forge) {
        long now = forge.now().getEpochSecond();
        return Stream.of(
                        "exp " + now,
                        "exp " + (now - 1),
                        "exp 0",
                        "exp 1",
                        "exp -1",
                        "exp \"" + (now + 600) + "\"",
                        "exp " + (now + 600) + ".5",
                        "exp 1e400",
                        "exp 99999999999999999999999999",
                        "exp 9223372036854775808",
                        "exp \"never\"",
                        "exp " + now * 1000,
                        "iat " + (now + 61),
                        "iat " + now * 1000,
                        "iat \"" + now + "\"",
                        "iat -1e400",
                        "nbf " + (now + 61),
                        "nbf \"" + now + "\"",
                        "nbf null",
                        "auth_time \"" + now + "\"",
                        "auth_time []")
                .map(claim -> new HostileToken(
                        TIME,
                        claim,
                        forge.withClaim(
                                claim.substring(0, claim.indexOf(' ')), claim.substring(claim.indexOf(' ') + 1))));
    }

    /// Claims that every token of ours has.
    private static Stream<HostileToken> types(TokenForge forge) {
        return Stream.of("iss", "sub", "aud", "exp", "iat", "sid")
                .flatMap(name -> Stream.concat(
                        Stream.of(new HostileToken(
                                CLAIM, "no " + name, forge.signed(forge.headerText(), forge.claimsWithout(name)))),
                        Stream.of("null", "true", "{}", "[]", "[[]]", "[null]", "\"\\ud800\"")
                                .map(json -> new HostileToken(CLAIM, name + " " + json, forge.withClaim(name, json)))));
    }

    /// Parsers differ in which of two they take (RFC 7519 §4).
    private static Stream<HostileToken> twice(TokenForge forge) {
        var claims = forge.payload();
        return Stream.of(
                        "\"exp\":1",
                        "\"\\u0065xp\":99999999999",
                        "\"iss\":" + EVIL,
                        "\"aud\":" + EVIL,
                        "\"sub\":\"00000000-0000-0000-0000-000000000000\"",
                        "\"sid\":\"00000000-0000-0000-0000-000000000000\"",
                        "\"x\":1,\"x\":1")
                .flatMap(member -> Stream.of(
                        new HostileToken(
                                CLAIM,
                                "first " + member,
                                forge.signed(forge.headerText(), "{" + member + "," + claims.substring(1))),
                        new HostileToken(
                                CLAIM,
                                "last " + member,
                                forge.signed(
                                        forge.headerText(),
                                        claims.substring(0, claims.length() - 1) + "," + member + "}"))));
    }
}
