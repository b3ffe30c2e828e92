package ostiary.cdk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/// The API gateway before the functions, of one of two kinds: an [AuthApi], or a [RestAuthApi] behind a distribution.
public abstract sealed class ServiceApi extends Construct permits AuthApi, RestAuthApi {
    private final String serviceName;

    ServiceApi(Construct scope, String id) {
        super(scope, id);
        this.serviceName = Neighbours.in(this).name(this);
    }

    /// The service's name wherever an account and region has a name once; for the only service of a stack, the
    /// stack's name.
    String serviceName() {
        return serviceName;
    }

    /// The service's URL, without a trailing slash: `https://auth.shop.example`, or
    /// `https://<id>.execute-api.<region>.amazonaws.com`.
    public abstract String endpoint();

    /// Whether its endpoint answers as soon as the stack is deployed, and nobody has to enter a name in a zone first.
    public abstract boolean leadsToItself();

    /// Adds every declared route. Call it once, after the functions exist.
    public abstract void open(AuthFunctions functions);

    /// The access log, with one line per request; each has the field `routeKey`, as `POST /login`.
    abstract LogGroup accessLog();

    /// API Gateway's names for the API in its metrics.
    abstract Map<String, String> dimensions();

    /// API Gateway's name for a metric of this kind of API.
    ///
    /// @param name as for an HTTP API
    abstract String metricName(String name);

    /// The ARNs of the secrets of which a distribution before the API sends one, the one that it sends first.
    List<String> originSecrets() {
        return List.of();
    }

    /// The rules before the API, if there are any.
    Optional<FrontDoorRules> rules() {
        return Optional.empty();
    }

    /// The DNS target of the service's own name, if it has one.
    abstract Optional<String> domainTarget();
}
