package ostiary.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import ostiary.core.access.BearerToken;
import ostiary.core.client.ClientIds;
import ostiary.core.client.ClientStore;

/// Shows an answer to a token's bearer to the pages of the client that the token was issued to. The token is not
/// verified for that: whoever names another client in it still has no page of that client's.
public final class TokenOrigins implements Endpoint {
    private static final JsonFactory JSON = UntrustedJson.builder().build();
    private static final int LONGEST = 8192;
    private static final int PARTS = 3;

    private final Endpoint endpoint;
    private final ClientStore clients;

    public TokenOrigins(Endpoint endpoint, ClientStore clients) {
        this.endpoint = endpoint;
        this.clients = clients;
    }

    @Override
    public Response handle(Request request) {
        var response = endpoint.handle(request);
        if (request.header("origin").isEmpty()) {
            return response;
        }
        return request.header("authorization")
                .flatMap(BearerToken::in)
                .flatMap(TokenOrigins::clientId)
                .filter(ClientIds::isOne)
                .map(clients::origins)
                .map(origins -> ClientOrigins.show(request, origins, response))
                .orElse(response);
    }

    private static Optional<String> clientId(String token) {
        var parts = token.split("\\.", -1);
        if (token.length() > LONGEST || parts.length != PARTS) {
            return Optional.empty();
        }
        try (var claims = JSON.createParser(new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8))) {
            if (claims.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (claims.nextToken() == JsonToken.FIELD_NAME) {
                var name = claims.currentName();
                claims.nextToken();
                if (name.equals("client_id")) {
                    return Optional.ofNullable(claims.getValueAsString());
                }
                claims.skipChildren();
            }
        } catch (IllegalArgumentException | IOException unreadable) {
            // none is named
        }
        return Optional.empty();
    }
}
