package ostiary.adapters.jose;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
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
        json.writeStringField("kty", "RSA");
        json.writeStringField("use", "sig");
        json.writeStringField("alg", JwtHeader.RS256);
        json.writeStringField("kid", key.kid());
        json.writeStringField("n", Base64Url.encode(key.key().getModulus()));
        json.writeStringField("e", Base64Url.encode(key.key().getPublicExponent()));
        json.writeEndObject();
    }
}
