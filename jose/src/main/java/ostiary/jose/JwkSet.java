package ostiary.jose;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import ostiary.core.key.VerificationKey;

/// The public keys as a JSON Web Key set (RFC 7517 §5).
public final class JwkSet {
    private JwkSet() {}

    /// The JSON text; it holds public halves only.
    public static String of(List<VerificationKey> keys) {
        var bytes = StrictJson.write(json -> {
            json.writeArrayFieldStart("keys");
            for (var key : keys) {
                write(json, key);
            }
            json.writeEndArray();
        });
        return new String(bytes, UTF_8);
    }

    private static void write(JsonGenerator json, VerificationKey key) throws IOException {
        json.writeStartObject();
        json.writeStringField("kty", key.key() instanceof ECPublicKey ? "EC" : "RSA");
        json.writeStringField("use", "sig");
        json.writeStringField("alg", key.algorithm().name());
        json.writeStringField("kid", key.kid());
        switch (key.key()) {
            case RSAPublicKey rsa -> {
                json.writeStringField("n", Base64Url.encode(rsa.getModulus()));
                json.writeStringField("e", Base64Url.encode(rsa.getPublicExponent()));
            }
            case ECPublicKey ec -> {
                json.writeStringField("crv", "P-256");
                json.writeStringField("x", P256.coordinate(ec.getW().getAffineX()));
                json.writeStringField("y", P256.coordinate(ec.getW().getAffineY()));
            }
            default -> throw new IllegalStateException("no key of a known algorithm");
        }
        json.writeEndObject();
    }
}
