package ostiary.verifier.servlet;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import ostiary.core.UnavailableException;
import ostiary.core.access.Principal;
import ostiary.verifier.TokenVerifier;

/// Lets a request on to servlets only with a token of enough scope (RFC 6750 §3). `getRemoteUser` is the token's `sub`,
/// `isUserInRole` knows its roles, and the attribute [#ATTRIBUTE] has all of it.
public final class OstiaryFilter implements Filter {
    /// Where a request has the [Principal].
    public static final String ATTRIBUTE = "ostiary.principal";

    private final TokenVerifier verifier;
    private final String scope;

    /// @param scope that each request of the filter's paths needs
    public OstiaryFilter(TokenVerifier verifier, String scope) {
        this.verifier = verifier;
        this.scope = scope;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        // Nothing but HTTP has a header to look into.
        var asked = (HttpServletRequest) request;
        var answer = (HttpServletResponse) response;
        var headers = Collections.list(asked.getHeaders("Authorization"));
        Optional<Principal> principal;
        try {
            principal = find(headers);
        } catch (UnavailableException unreachable) {
            answer.sendError(503);
            return;
        }
        if (principal.isEmpty()) {
            refuse(answer, 401, headers.isEmpty() ? "Bearer" : "Bearer error=\"invalid_token\"");
        } else if (!principal.get().hasScope(scope)) {
            refuse(answer, 403, "Bearer error=\"insufficient_scope\", scope=\"" + scope + "\"");
        } else {
            asked.setAttribute(ATTRIBUTE, principal.get());
            chain.doFilter(new AuthenticatedRequest(asked, principal.get()), response);
        }
    }

    private Optional<Principal> find(List<String> headers) {
        return headers.size() == 1 ? verifier.checkHeader(headers.getFirst()) : Optional.empty();
    }

    private static void refuse(HttpServletResponse answer, int status, String challenge) throws IOException {
        answer.setHeader("WWW-Authenticate", challenge);
        answer.sendError(status);
    }
}
