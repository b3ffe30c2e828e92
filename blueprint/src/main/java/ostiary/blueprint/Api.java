package ostiary.blueprint;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The HTTP API: every route of the service, area by area. The stack, the local server and the OpenAPI document are
/// made from it.
public final class Api {
    /// The scope of a token that acts for its user on the user's own account; a login grants it.
    public static final String ACCOUNT_SCOPE = "account";

    /// The scope of a token by which an operator acts on the accounts of others. No login grants it: registered clients
    /// of the service's owner ask for it.
    public static final String ADMIN_SCOPE = "ostiary:admin";

    /// The scope of a client that reads which tokens are revoked, for itself. No login grants it.
    public static final String REVOCATIONS_SCOPE = "ostiary:revocations";

    /// The scopes that no login grants.
    public static final Set<String> RESERVED_SCOPES = Set.of(ADMIN_SCOPE, REVOCATIONS_SCOPE);

    /// The longest request body, in bytes.
    public static final int MAX_BODY_BYTES = 64 * 1024;

    /// Every route, in the order of the documentation.
    public static final List<Route> ROUTES = Stream.of(
                    SignUpApi.ROUTES,
                    LoginApi.ROUTES,
                    SessionApi.ROUTES,
                    AccountApi.ROUTES,
                    RecoveryApi.ROUTES,
                    AddressApi.ROUTES,
                    FactorApi.ROUTES,
                    PasskeyApi.ROUTES,
                    DeletionApi.ROUTES,
                    AdminApi.ROUTES,
                    PagesApi.ROUTES,
                    RecoveryPagesApi.ROUTES,
                    AccountPagesApi.ROUTES,
                    OAuthApi.ROUTES,
                    DiscoveryApi.ROUTES)
            .flatMap(List::stream)
            .toList();

    /// Those of the OpenAPI document: all but what only browsers send, for pages and before a script calls.
    public static final List<Route> DOCUMENTED = ROUTES.stream()
            .filter(route -> route.function() != ServiceFunction.PAGES && !OAuthApi.PREFLIGHTS.contains(route))
            .toList();

    private Api() {}
}
