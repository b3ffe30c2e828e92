package ostiary.core.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A good token, signed by RS256, and the means to make bad ones of it.
///
/// @param ours the key of the service
/// @param header its members, each with its value as JSON; `kid` names `ours`
/// @param claims likewise
/// @param now what the service takes for now
public record TokenForge(KeyPair ours, Map<String, String> header, Map<String, String> claims, Instant now) {
    static final KeyPair THEIRS = rsa();

    public TokenForge {
        header = new LinkedHashMap<>(header);
        claims = new LinkedHashMap<>(claims);
    }

    /// The token that is to be accepted.
    public String twin() {
        return signed(headerText(), payload());
    }

    /// The token with one claim as it is given, in JSON; properly signed.
    public String withClaim(String name, String json) {
        return signed(headerText(), changed(claims, name, json));
    }

    String headerText() {
        return json(header);
    }

    String payload() {
        return json(claims);
    }

    String headerWith(String name, String json) {
        return changed(header, name, json);
    }

    String headerWithout(String name) {
        return without(header, name);
    }

    String claimsWithout(String name) {
        return without(claims, name);
    }

    /// The name of the key, without its quotes.
    String kid() {
        var json = String.valueOf(header.get("kid"));
        return json.substring(1, json.length() - 1);
    }

    String text() {
        return encoded(headerText()) + '.' + encoded(payload());
    }

    byte[] signature() {
        return sign("SHA256withRSA", ours.getPrivate(), text());
    }

    /// Properly signed, whatever it says.
    String signed(String header, String claims) {
        return signedText(encoded(header) + '.' + encoded(claims));
    }

    String signed(byte[] header, byte[] claims) {
        return signedText(encoded(header) + '.' + encoded(claims));
    }

    /// Properly signed, in whatever spelling.
    String signedText(String text) {
        return text + '.' + encoded(sign("SHA256withRSA", ours.getPrivate(), text));
    }

    /// With this header, and with another signature than its own.
    String by(String header, String algorithm, PrivateKey key) {
        var text = encoded(header) + '.' + encoded(payload());
        return text + '.' + encoded(sign(algorithm, key, text));
    }

    String hmac(String header, byte[] secret) {
        var text = encoded(header) + '.' + encoded(payload());
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return text + '.' + encoded(mac.doFinal(text.getBytes(US_ASCII)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String encoded(String text) {
        return encoded(text.getBytes(UTF_8));
    }

    static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String changed(Map<String, String> members, String name, String value) {
        var others = new LinkedHashMap<>(members);
        others.put(name, value);
        return json(others);
    }

    private static String without(Map<String, String> members, String name) {
        var others = new LinkedHashMap<>(members);
        others.remove(name);
        return json(others);
    }

    private static String json(Map<String, String> members) {
        return members.entrySet().stream()
                .map(member -> '"' + member.getKey() + "\":" + member.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static byte[] sign(String algorithm, PrivateKey key, String text) {
        try {
            var signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(text.getBytes(UTF_8));
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// A new key.
    public static KeyPair rsa() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Leaves out the private key.
    @Override
    public String toString() {
        return "TokenForge";
    }
}
