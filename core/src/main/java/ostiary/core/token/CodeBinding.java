package ostiary.core.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.stream.Stream;

/// The ties of an authorization code: it is good for one client, one redirect URI, and whoever knows the
/// verifier behind the challenge (RFC 6749 §4.1.3, RFC 7636 §4.6).
///
/// @param redirectUri as the client sent it, if it did
/// @param challenge the `code_challenge` of method `S256`, if there was one
public record CodeBinding(String clientId, Optional<String> redirectUri, Optional<String> challenge) {
    /// SHA-256 of all three, in a form in which no two bindings are alike.
    byte[] digest() {
        var bytes = new ByteArrayOutputStream();
        Stream.of(Optional.of(clientId), redirectUri, challenge).forEach(part -> {
            var text = part.map(present -> present.getBytes(UTF_8));
            bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES)
                    .putInt(text.map(present -> present.length).orElse(-1))
                    .array());
            text.ifPresent(bytes::writeBytes);
        });
        return Sha256.digest(bytes.toByteArray());
    }
}
