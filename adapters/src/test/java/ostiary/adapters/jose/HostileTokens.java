package ostiary.adapters.jose;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What attackers make of a good token, for whoever takes tokens of one kind. Each differs in one thing from its twin,
/// which is taken. Expiry is left out: some who take tokens do not ask for it.
public final class HostileTokens {
    private static final KeyPair THEIRS = rsa();

    private final KeyPair ours;
    private final String header;
    private final String claims;
    private final Map<String, String> all = new LinkedHashMap<>();

    /// @param ours whose private half signs
    /// @param header of the good one, as JSON without blanks: `alg`, `kid`, `typ`
    /// @param claims of the good one, as JSON without blanks: `iss`, `aud`, `sub`, `iat`, `exp`, `sid` among them
    public HostileTokens(KeyPair ours, String header, String claims) {
        this.ours = ours;
        this.header = header;
        this.claims = claims;
        algorithms();
        keys();
        signatures();
        headers();
        types();
        keyIds();
        issuersAndAudiences();
        otherClaims();
        forms();
    }

    /// The good one.
    public String twin() {
        return signed(header, claims);
    }

    /// The others, by what is wrong with them.
    public Map<String, String> all() {
        return all;
    }

    private void algorithms() {
        for (var alg : List.of("none", "None", "NONE", "nOnE", "", "RS256 ", "rs256")) {
            all.put("alg '" + alg + "', unsigned", text(header("RS256", alg), claims) + ".");
            all.put("alg '" + alg + "', signed", signed(header("RS256", alg), claims));
        }
        for (var alg : List.of("RS384", "RS512", "PS256", "ES256", "EdDSA", "HS256", "dir")) {
            all.put("alg " + alg + " over a signature of RS256", signed(header("RS256", alg), claims));
        }
        for (var alg : List.of("null", "[\"RS256\"]", "256", "{}")) {
            all.put("alg " + alg, signed(header("\"RS256\"", alg), claims));
        }
        all.put("RS512", signedBy(ours, "SHA512withRSA", header("RS256", "RS512"), claims));
        all.put("RS512, labelled RS256", signedBy(ours, "SHA512withRSA", header, claims));
        all.put("no alg", signed(header("\"alg\":\"RS256\",", ""), claims));
    }

    /// RFC 8725 §2.1: whoever asks the token for the algorithm takes our public key for a shared secret.
    private void keys() {
        var der = ours.getPublic().getEncoded();
        var pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END PUBLIC KEY-----\n";
        var secrets = Map.of(
                "PEM", pem.getBytes(UTF_8),
                "DER", der,
                "JWK", jwk(ours).getBytes(UTF_8),
                "modulus", ((RSAPublicKey) ours.getPublic()).getModulus().toByteArray(),
                "zero byte", new byte[1]);
        secrets.forEach((name, secret) -> {
            all.put("HS256 with our " + name, hmac(header("RS256", "HS256"), secret));
            all.put("HS256 with our " + name + ", labelled RS256", hmac(header, secret));
        });
        var theirs = header(kid(ours), kid(THEIRS));
        all.put("another key by our kid", signedBy(THEIRS, "SHA256withRSA", header, claims));
        all.put("another key by its own kid", signedBy(THEIRS, "SHA256withRSA", theirs, claims));
        all.put(
                "another key in the header",
                signedBy(THEIRS, "SHA256withRSA", with(header, "\"jwk\":" + jwk(THEIRS)), claims));
        all.put(
                "another key at a URL in the header",
                signedBy(THEIRS, "SHA256withRSA", with(theirs, "\"jku\":\"http://127.0.0.1:9/jwks.json\""), claims));
    }

    private void signatures() {
        var good = twin();
        var signature = good.substring(good.lastIndexOf('.') + 1);
        var text = good.substring(0, good.lastIndexOf('.') + 1);
        var bytes = Base64.getUrlDecoder().decode(signature);
        all.put("no signature", text);
        all.put("half a signature", text + signature.substring(0, signature.length() / 2));
        all.put("a signature and a byte", text + encoded(append(bytes)));
        all.put("a signature of zeros", text + encoded(new byte[bytes.length]));
        bytes[7] ^= 1;
        all.put("a signature with another bit", text + encoded(bytes));
        all.put("the signature of another token", text + part(2, signed(header, with(claims, "\"x\":1"))));
        all.put("the signature with padding", good + "==");
        all.put("the signature and a line feed", good + "\n");
        all.put(
                "the signature in the other base64",
                text + signature.replace('-', '+').replace('_', '/') + "=");
        all.put(
                "another subject under the signature",
                text(header, changed(claims, "\"sub\":\"", "\"sub\":\"0")) + "." + signature);
        all.put("another audience under the signature", text(header, otherAudience()) + "." + signature);
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

    private void forms() {
        var good = twin();
        all.put("a blank", " ");
        all.put("a dot", ".");
        all.put("dots", "...");
        all.put("two parts", good.substring(0, good.lastIndexOf('.')));
        all.put("four parts", good + ".AAAA");
        all.put("five parts", good + ".AAAA.AAAA");
        all.put("10 KB", "x".repeat(10_240));
        all.put("10 KB of claims", signed(header, with(claims, "\"x\":\"" + "x".repeat(10_240) + '"')));
        all.put("a blank before it", " " + good);
        all.put("Bearer before it", "Bearer " + good);
        all.put("in JSON", "{\"payload\":\"" + part(1, good) + "\"}");
        all.put("twice", good + good);
        all.put("in another one", signed(with(header, "\"cty\":\"JWT\""), good));
        all.put("as the claims of another one", signed(header, good));
    }

    private static String part(int number, String token) {
        return List.of(token.split("\\.", -1)).get(number);
    }

    private String otherAudience() {
        return changed(claims, "\"aud\":\"", "\"aud\":\"x");
    }

    private String claiming(String from, String to) {
        return signed(header, changed(claims, from, to));
    }

    private String value(String claim) {
        return claims.replaceAll(".*\"" + claim + "\":\"([^\"]*)\".*", "$1");
    }

    private String header(String from, String to) {
        return changed(header, from, to);
    }

    private static String with(String json, String member) {
        return "{" + member + "," + json.substring(1);
    }

    private static String changed(String text, String from, String to) {
        if (!text.contains(from)) {
            throw new IllegalArgumentException("nothing to replace: " + from);
        }
        return text.replace(from, to);
    }

    private String signed(String head, String body) {
        return signedBy(ours, "SHA256withRSA", head, body);
    }

    private static String signedBy(KeyPair pair, String algorithm, String head, String body) {
        var text = text(head, body);
        try {
            var signature = Signature.getInstance(algorithm);
            signature.initSign(pair.getPrivate());
            signature.update(text.getBytes(US_ASCII));
            return text + '.' + encoded(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String hmac(String head, byte[] key) {
        var text = text(head, claims);
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return text + '.' + encoded(mac.doFinal(text.getBytes(US_ASCII)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String text(String head, String body) {
        return encoded(head.getBytes(UTF_8)) + '.' + encoded(body.getBytes(UTF_8));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] append(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length + 1);
    }

    /// Of a pair, as the service names it.
    public static String kid(KeyPair pair) {
        return JwkThumbprint.of((RSAPublicKey) pair.getPublic());
    }

    private static String jwk(KeyPair pair) {
        var keySet = JwkSet.of(List.of(Forge.key(pair)));
        return keySet.substring(keySet.indexOf('[') + 1, keySet.lastIndexOf(']'));
    }

    private static KeyPair rsa() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
