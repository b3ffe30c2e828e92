package ostiary.jose;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// Tokens whose algorithm, key or signature is not the one that counts.
final class SignatureVariants extends TokenVariants {
    private static final KeyPair THEIRS = rsa();

    SignatureVariants(KeyPair ours, String header, String claims) {
        super(ours, header, claims);
        algorithms();
        keys();
        signatures();
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
