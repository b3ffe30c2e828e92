package ostiary.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/// The credentials of a client: the header `Authorization`, or the form (RFC 6749 §2.3.1), and never both (§2.3).
///
/// @param secret none where a client says no more than its id, as public ones do (§3.2.1). An empty one in a form is
/// none (§3.2), an empty one in a header is a wrong one
record ClientCredentials(String id, Optional<String> secret) {
    private static final Pattern BASIC = Pattern.compile("(?i:basic) +([A-Za-z0-9+/]+=*) *");

    /// The result of looking for credentials.
    sealed interface Reading {
        record Found(ClientCredentials credentials) implements Reading {}

        record Refused(OAuthError error, String description) implements Reading {}
    }

    static Reading read(Request request, FieldValues form) {
        var id = form.find("client_id");
        var secret = form.find("client_secret");
        var header = request.header("authorization");
        if (header.isEmpty()) {
            return id.isPresent()
                    ? new Reading.Found(new ClientCredentials(id.get(), secret))
                    : new Reading.Refused(OAuthError.INVALID_CLIENT, "the client has to authenticate");
        }
        var basic = basic(header.get());
        if (basic.isEmpty()) {
            return new Reading.Refused(OAuthError.INVALID_CLIENT, "the header Authorization is not Basic");
        }
        boolean isTwice = secret.isPresent()
                || id.filter(named -> !named.equals(basic.get().id())).isPresent();
        return isTwice
                ? new Reading.Refused(OAuthError.INVALID_REQUEST, "the client authenticates in two ways")
                : new Reading.Found(basic.get());
    }

    /// Both halves are form-encoded before they are joined (RFC 6749 §2.3.1), which matters for a secret with a colon.
    private static Optional<ClientCredentials> basic(String header) {
        var matcher = BASIC.matcher(header);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            var bytes = Base64.getDecoder().decode(matcher.group(1));
            var text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            int colon = text.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(new ClientCredentials(
                            UrlEncoded.decodeParameter(text.substring(0, colon)),
                            Optional.of(UrlEncoded.decodeParameter(text.substring(colon + 1)))));
        } catch (CharacterCodingException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "ClientCredentials";
    }
}
