package ostiary.core.testing;

import static ostiary.core.testing.HostileToken.Kind.HEADER;
import static ostiary.core.testing.HostileToken.Kind.KEY;
import static ostiary.core.testing.HostileToken.Kind.TYPE;
import static ostiary.core.testing.TokenForge.THEIRS;

import java.security.interfaces.RSAPublicKey;
import java.util.stream.Stream;

/// Tokens whose header names other keys, other types, or rules of its own.
final class HostileHeaders {
    private HostileHeaders() {}

    static Stream<HostileToken> of(TokenForge forge) {
        return Stream.of(keyIds(forge), embedded(forge), members(forge), types(forge))
                .flatMap(tokens -> tokens);
    }

    private static Stream<HostileToken> keyIds(TokenForge forge) {
        var kid = forge.kid();
        var texts = Stream.of(
                        "",
                        "unknown",
                        kid + " ",
                        " " + kid,
                        kid.substring(1),
                        kid + "\\u0000",
                        "../" + kid,
                        "../../../../../../dev/null",
                        "/dev/null",
                        "' OR '1'='1",
                        "x' UNION SELECT 'key'; --",
                        "$(id)",
                        "http://127.0.0.1/key",
                        "KEY#" + kid,
                        "${jndi:ldap://127.0.0.1/a}",
                        "\\ud800",
                        "k".repeat(4000))
                .map(text -> '"' + text + '"');
        var types = Stream.of("null", "0", "true", "{}", "[\"" + kid + "\"]");
        return Stream.concat(
                Stream.concat(texts, types)
                        .map(json -> new HostileToken(
                                KEY, "kid " + json, forge.signed(forge.headerWith("kid", json), forge.payload()))),
                Stream.of(new HostileToken(KEY, "no kid", forge.signed(forge.headerWithout("kid"), forge.payload()))));
    }

    /// A key that comes along, and signs (CVE-2018-0114).
    private static Stream<HostileToken> embedded(TokenForge forge) {
        var modulus = ((RSAPublicKey) THEIRS.getPublic()).getModulus().toByteArray();
        var jwk = "{\"kty\":\"RSA\",\"e\":\"AQAB\",\"n\":\"" + TokenForge.encoded(modulus) + "\",\"kid\":\""
                + forge.kid() + "\"}";
        return Stream.of("\"jwk\":" + jwk, "\"jku\":\"http://127.0.0.1:1/jwks.json\"", "\"x5c\":[\"MIIB\"]")
                .map(member -> new HostileToken(
                        KEY,
                        "signed by the key in " + member,
                        forge.by(with(forge, member), "SHA256withRSA", THEIRS.getPrivate())));
    }

    private static Stream<HostileToken> members(TokenForge forge) {
        return Stream.of(
                        "\"jku\":\"http://127.0.0.1:1/jwks.json\"",
                        "\"x5u\":\"http://169.254.169.254/latest/meta-data\"",
                        "\"x5t\":\"AAAA\"",
                        "\"crit\":[]",
                        "\"crit\":[\"exp\"],\"exp\":1",
                        "\"crit\":[\"b64\"],\"b64\":false",
                        "\"crit\":[\"x\"],\"x\":true",
                        "\"crit\":\"x\"",
                        "\"b64\":false",
                        "\"zip\":\"DEF\"",
                        "\"enc\":\"A256GCM\"",
                        "\"cty\":\"JWT\"",
                        "\"p2c\":1000000000",
                        "\"epk\":{\"kty\":\"EC\"}",
                        "\"alg\":\"RS256\"",
                        "\"alg\":\"none\"",
                        "\"\\u0061lg\":\"none\"",
                        "\"kid\":\"other\"")
                .map(member -> new HostileToken(HEADER, member, forge.signed(with(forge, member), forge.payload())));
    }

    /// Of tokens of every other kind; `JWT` is an access token's and an ID token's to judge.
    private static Stream<HostileToken> types(TokenForge forge) {
        return Stream.of(
                        "\"\"",
                        "\"AT+JWT\"",
                        "\"at+jwt \"",
                        "\"at+jwt;x=y\"",
                        "\"id+jwt\"",
                        "\"dpop+jwt\"",
                        "\"logout+jwt\"",
                        "\"secevent+jwt\"",
                        "\"oauth-authz-req+jwt\"",
                        "\"token-introspection+jwt\"",
                        "null",
                        "1",
                        "[\"at+jwt\"]")
                .map(typ -> new HostileToken(
                        TYPE, "typ " + typ, forge.signed(forge.headerWith("typ", typ), forge.payload())));
    }

    private static String with(TokenForge forge, String member) {
        return "{" + member + "," + forge.headerText().substring(1);
    }
}
