package ostiary.jose;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Tokens made from a good one by changing one thing of it.
abstract class TokenVariants {
    final KeyPair ours;
    final String header;
    final String claims;
    final Map<String, String> all = new LinkedHashMap<>();

    /// @param ours whose private half signs
    /// @param header of the good one, as JSON without blanks
    /// @param claims of the good one, as JSON without blanks
    TokenVariants(KeyPair ours, String header, String claims) {
        this.ours = ours;
        this.header = header;
        this.claims = claims;
    }

    /// The good one.
    final String twin() {
        return signed(header, claims);
    }

    /// The variants, by what is wrong with them.
    final Map<String, String> all() {
        return all;
    }

    static String part(int number, String token) {
        return List.of(token.split("\\.", -1)).get(number);
    }

    final String otherAudience() {
        return changed(claims, "\"aud\":\"", "\"aud\":\"x");
    }

    final String claiming(String from, String to) {
        return signed(header, changed(claims, from, to));
    }

    final String value(String claim) {
        return claims.replaceAll(".*\"" + claim + "\":\"([^\"]*)\".*", "$1");
    }

    final String header(String from, String to) {
        return changed(header, from, to);
    }

    static String with(String json, String member) {
        return "{" + member + "," + json.substring(1);
    }

    static String changed(String text, String from, String to) {
        if (!text.contains(from)) {
            throw new IllegalArgumentException("nothing to replace: " + from);
        }
        return text.replace(from, to);
    }

    final String signed(String head, String body) {
        return signedBy(ours, "SHA256withRSA", head, body);
    }

    static String signedBy(KeyPair pair, String algorithm, String head, String body) {
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

    final String hmac(String head, byte[] key) {
        var text = text(head, claims);
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return text + '.' + encoded(mac.doFinal(text.getBytes(US_ASCII)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String text(String head, String body) {
        return encoded(head.getBytes(UTF_8)) + '.' + encoded(body.getBytes(UTF_8));
    }

    static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static byte[] append(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length + 1);
    }

    /// The id of a pair's public key, as the service names it.
    static String kid(KeyPair pair) {
        return JwkThumbprint.of((RSAPublicKey) pair.getPublic());
    }

    static String jwk(KeyPair pair) {
        var keySet = JwkSet.of(List.of(Forge.key(pair)));
        return keySet.substring(keySet.indexOf('[') + 1, keySet.lastIndexOf(']'));
    }
}
