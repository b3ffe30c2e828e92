package ostiary.jose;

import java.security.KeyPair;
import java.util.List;
import java.util.Locale;

/// Tokens with other claims, over a good signature.
final class ClaimVariants extends TokenVariants {
    ClaimVariants(KeyPair ours, String header, String claims) {
        super(ours, header, claims);
        issuersAndAudiences();
        otherClaims();
    }

    private void issuersAndAudiences() {
        var iss = value("iss");
        for (var other : List.of(
                "https://evil.example",
                iss + "/",
                iss.toUpperCase(Locale.ROOT),
                iss + "@evil.example",
                " " + iss,
                "")) {
            all.put("iss '" + other + "'", claiming("\"iss\":\"" + iss + '"', "\"iss\":\"" + other + '"'));
        }
        all.put("iss in an array", claiming("\"iss\":\"" + iss + '"', "\"iss\":[\"" + iss + "\"]"));
        all.put("no iss", claiming("\"iss\":\"" + iss + "\",", ""));
        all.put("iss twice", signed(header, with(claims, "\"iss\":\"" + iss + '"')));
        var aud = "\"aud\":\"" + value("aud") + '"';
        for (var other : List.of(
                "\"\"",
                "null",
                "[]",
                "{}",
                "1",
                "[\"" + value("aud") + "\",\"evil\"]",
                "[\"evil\",\"" + value("aud") + "\"]",
                "\"" + value("aud") + " evil\"",
                "\"evil\"",
                "\"*\"")) {
            all.put("aud " + other, claiming(aud, "\"aud\":" + other));
        }
        all.put("no aud", claiming(aud + ",", ""));
        all.put("aud twice", signed(header, with(claims, aud)));
    }

    private void otherClaims() {
        for (var name : List.of("sub", "sid")) {
            var own = '"' + name + "\":\"" + value(name) + '"';
            for (var other : List.of("\"\"", "null", "1", "[]", "\"nobody\"", "\"" + value(name) + " \"")) {
                all.put(name + " " + other, claiming(own, '"' + name + "\":" + other));
            }
            all.put(name + " twice", signed(header, with(claims, own)));
        }
        for (var name : List.of("iat", "exp")) {
            var own = claims.replaceAll(".*(\"" + name + "\":[0-9]+).*", "$1");
            for (var other : List.of("\"1\"", "1.5", "-1", "1e400", "99999999999999999999", "null", "[]")) {
                all.put(name + " " + other, claiming(own, '"' + name + "\":" + other));
            }
            all.put("no " + name, claiming(own + ",", ""));
        }
        all.put("iat of next year", claiming("\"iat\":", "\"iat\":3"));
        all.put("nbf of the year 3000", signed(header, with(claims, "\"nbf\":32503680000")));
        all.put("claims in an array", signed(header, "[" + claims + "]"));
        all.put("no claims", signed(header, "{}"));
        all.put("claims twice", signed(header, claims + claims));
    }
}
