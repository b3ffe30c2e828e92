package ostiary.verifier.servlet;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.security.Principal;

/// A request that knows whose token it brought.
final class AuthenticatedRequest extends HttpServletRequestWrapper {
    private static final String SCHEME = "Bearer";

    private final ostiary.core.access.Principal principal;

    AuthenticatedRequest(HttpServletRequest request, ostiary.core.access.Principal principal) {
        super(request);
        this.principal = principal;
    }

    @Override
    public String getAuthType() {
        return SCHEME;
    }

    @Override
    public String getRemoteUser() {
        return principal.subject().toString();
    }

    @Override
    public Principal getUserPrincipal() {
        return this::getRemoteUser;
    }

    @Override
    public boolean isUserInRole(String role) {
        return principal.roles().contains(role);
    }
}
