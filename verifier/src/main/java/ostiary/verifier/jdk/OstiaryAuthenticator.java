package ostiary.verifier.jdk;

import com.sun.net.httpserver.Authenticator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpPrincipal;
import java.util.List;
import java.util.Optional;
import ostiary.core.UnavailableException;
import ostiary.core.access.Principal;
import ostiary.verifier.TokenVerifier;

/// Lets a request on to a context of the JDK's HTTP server only with a token of enough scope (RFC 6750 §3). The
/// principal's name is the token's `sub`, and its realm `ostiary`.
public final class OstiaryAuthenticator extends Authenticator {
    /// Where an exchange has the [Principal].
    public static final String ATTRIBUTE = "ostiary.principal";

    private static final String REALM = "ostiary";

    private final TokenVerifier verifier;
    private final String scope;

    /// @param scope that each request of the context needs
    public OstiaryAuthenticator(TokenVerifier verifier, String scope) {
        this.verifier = verifier;
        this.scope = scope;
    }

    @Override
    public Result authenticate(HttpExchange exchange) {
        var headers = exchange.getRequestHeaders().getOrDefault("Authorization", List.of());
        Optional<Principal> principal;
        try {
            principal = headers.size() == 1 ? verifier.checkHeader(headers.getFirst()) : Optional.empty();
        } catch (UnavailableException unreachable) {
            return new Failure(503);
        }
        if (principal.isEmpty()) {
            return refuse(exchange, 401, headers.isEmpty() ? "Bearer" : "Bearer error=\"invalid_token\"");
        }
        if (!principal.get().hasScope(scope)) {
            return refuse(exchange, 403, "Bearer error=\"insufficient_scope\", scope=\"" + scope + "\"");
        }
        exchange.setAttribute(ATTRIBUTE, principal.get());
        return new Success(new HttpPrincipal(principal.get().subject().toString(), REALM));
    }

    private static Result refuse(HttpExchange exchange, int status, String challenge) {
        exchange.getResponseHeaders().set("WWW-Authenticate", challenge);
        return new Failure(status);
    }
}
