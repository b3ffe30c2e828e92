package ostiary.service;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import ostiary.adapters.dynamodb.Table;
import ostiary.blueprint.Route;
import ostiary.blueprint.ServiceFunction;
import ostiary.core.access.CheckAccess;
import ostiary.core.deletion.DeletionSaga;
import ostiary.core.password.PasswordHasher;
import ostiary.core.user.UserPasswords;
import ostiary.edge.BehindDistribution;
import ostiary.edge.Endpoint;
import ostiary.edge.Router;
import ostiary.jose.VerifiedSignatures;

/// Maps each function to the area that answers for it. An area's assembly names the edge, the use case and the adapters
/// behind each of its routes; nothing else knows all three.
public final class Wiring {
    private final Foundation foundation;

    public Wiring(Config config, Platform platform) {
        this.foundation = new Foundation(config, platform);
    }

    /// The good signatures that all its routes have seen last.
    public VerifiedSignatures verifiedSignatures() {
        return foundation.verifiedSignatures();
    }

    /// The endpoint of a function, which answers all its routes.
    public Endpoint endpoint(ServiceFunction function) {
        return endpoint(Set.of(function), (_, endpoint) -> endpoint);
    }

    /// The endpoint of several functions, where one process answers for all of them.
    ///
    /// @param around wraps the endpoint of each route
    public Endpoint endpoint(Set<ServiceFunction> functions, BiFunction<Route, Endpoint, Endpoint> around) {
        var routes = new HashMap<Route, Endpoint>();
        functions.forEach(function -> routes.putAll(routes(function)));
        routes.replaceAll(around);
        var router = new Router(routes);
        var secrets = foundation.platform().originSecrets();
        return secrets.isEmpty() ? router : new BehindDistribution(secrets, router);
    }

    /// The routes that a function answers.
    public Map<Route, Endpoint> routes(ServiceFunction function) {
        return switch (function) {
            case SIGNUP -> new SignUpAssembly(foundation).routes();
            case LOGIN -> new LoginAssembly(foundation).routes();
            case REFRESH -> new SessionAssembly(foundation).refresh();
            case LOGOUT -> all(new SessionAssembly(foundation).logOut(), new OAuthAssembly(foundation).revoke());
            case SESSIONS -> new SessionAssembly(foundation).ofUser();
            case ACCOUNT -> new AccountAssembly(foundation).routes();
            case SECURITY ->
                all(
                        new RecoveryAssembly(foundation).routes(),
                        new AddressAssembly(foundation).routes(),
                        new FactorAssembly(foundation).routes(),
                        new PasskeyAssembly(foundation).ofUser(),
                        new ExportAssembly(foundation).routes(),
                        new DeletionAssembly(foundation).routes());
            case ADMIN -> new AdminAssembly(foundation).routes();
            case PAGES -> new PagesAssembly(foundation).routes();
            case TOKEN -> new OAuthAssembly(foundation).token();
            case BACKCHANNEL -> new OAuthAssembly(foundation).backchannel();
            case DISCOVERY -> new DiscoveryAssembly(foundation).routes();
            case AUTHORIZER, KEYS, REHEARSAL -> Map.of();
        };
    }

    @SafeVarargs
    private static Map<Route, Endpoint> all(Map<Route, Endpoint>... areas) {
        var all = new HashMap<Route, Endpoint>();
        for (var routes : areas) {
            all.putAll(routes);
        }
        return all;
    }

    /// Answers operators whom IAM has let invoke the function. Nothing that answers HTTP may reach it.
    public Endpoint directAdmin() {
        return new AdminAssembly(foundation).direct();
    }

    /// The steps of deletions that other services take part in.
    public DeletionSaga deletionSaga() {
        return new DeletionAssembly(foundation).saga();
    }

    /// The access check that the authorizer uses.
    public CheckAccess checkAccess() {
        return foundation.checkAccess();
    }

    /// The service's one table.
    public Table table() {
        return foundation.table();
    }

    /// The passwords of the service's users, with their hashing and sealing.
    public UserPasswords passwords() {
        return foundation.passwords();
    }

    /// The one hasher for all routes: memory is bounded by the number of concurrent hashes in the whole process.
    public PasswordHasher hasher() {
        return foundation.hasher();
    }
}
