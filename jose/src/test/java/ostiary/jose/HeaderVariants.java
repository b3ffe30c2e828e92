package ostiary.jose;

import java.security.KeyPair;
import java.util.List;
import java.util.stream.Stream;

/// Tokens with another header, over a good signature.
final class HeaderVariants extends TokenVariants {
    HeaderVariants(KeyPair ours, String header, String claims) {
        super(ours, header, claims);
        headers();
        types();
        keyIds();
    }

    private void headers() {
        for (var member : List.of(
                "\"crit\":[]",
                "\"crit\":[\"exp\"],\"exp\":1",
                "\"crit\":[\"b64\"],\"b64\":false",
                "\"b64\":false",
                "\"zip\":\"DEF\"",
                "\"enc\":\"A256GCM\"",
                "\"cty\":\"JWT\"",
                "\"jku\":\"http://169.254.169.254/latest/meta-data\"",
                "\"x5u\":\"http://127.0.0.1:9/\"",
                "\"x5c\":[\"MIIB\"]",
                "\"jwk\":" + jwk(ours),
                "\"p2c\":1000000000",
                "\"alg\":\"none\"",
                "\"alg\":\"RS256\"",
                "\"\\u0061lg\":\"none\"",
                "\"kid\":\"other\"",
                "\"typ\":\"JWT\"",
                "\"typ\":\"at+jwt\"")) {
            all.put("header with " + member, signed(with(header, member), claims));
        }
        all.put("header with a BOM", signed("\uFEFF" + header, claims));
        all.put("header twice", signed(header + header, claims));
        all.put("header as an array", signed("[" + header + "]", claims));
        all.put("deep header", signed(with(header, "\"x\":" + "[".repeat(1000)), claims));
        all.put("no header", signed("{}", claims));
        all.put("empty header", signed("", claims));
    }

    private void types() {
        var typ = header.replaceAll(".*\"typ\":\"([^\"]*)\".*", "$1");
        Stream.of("at+jwt", "JWT", "jwt", "", "AT+JWT", "application/at+jwt", "logout+jwt", "dpop+jwt", "secevent+jwt")
                .filter(other -> !other.equals(typ))
                .forEach(other -> all.put(
                        "typ '" + other + "'", signed(header("\"typ\":\"" + typ, "\"typ\":\"" + other), claims)));
        all.put("no typ", signed(header(",\"typ\":\"" + typ + "\"", ""), claims));
        all.put("typ null", signed(header("\"typ\":\"" + typ + "\"", "\"typ\":null"), claims));
    }

    private void keyIds() {
        for (var kid : List.of(
                "",
                "unknown",
                "../../../../dev/null",
                "/etc/passwd",
                "http://169.254.169.254/",
                "' OR '1'='1",
                "a\\r\\nX-Injected: yes",
                "\\u0000",
                "\\ud800",
                "${jndi:ldap://127.0.0.1/a}",
                kid(ours) + " ",
                kid(ours).substring(1),
                "x".repeat(2000))) {
            all.put("kid '" + kid + "'", signed(header(kid(ours), kid), claims));
        }
        all.put("kid null", signed(header('"' + kid(ours) + '"', "null"), claims));
        all.put("kid in an array", signed(header('"' + kid(ours) + '"', "[\"" + kid(ours) + "\"]"), claims));
        all.put("no kid", signed(header("\"kid\":\"" + kid(ours) + "\",", ""), claims));
    }
}
