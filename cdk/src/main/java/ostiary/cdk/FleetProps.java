package ostiary.cdk;

import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.Token;

/// A team's choices about a [Fleet]; [Ostiary#fleet(FleetImage, CustomDomain)] has those that follow from
/// the service.
///
/// @param functions the service whose routes the tasks answer, with its settings and permissions
/// @param alarms to be told of what the fleet's alarms say
/// @param image that the tasks run
/// @param domain the name of the balancer, with a certificate in the region of the stack
/// @param webOrigins the web origins whose scripts may call the API (CORS)
/// @param size how many tasks there are, and how large
/// @param times how long a task has for its end
/// @param release how traffic moves to new tasks
/// @param network the VPC; one of its own if empty
/// @param callers the blocks of addresses that may call the balancer
/// @param webAcl the ARN of a regional web ACL before the balancer; none if empty
/// @param logs the choices about its logs
/// @param guardrails what the team's organization asks of every resource and role
/// @param protect whether the balancer is protected from deletion. False for the first deployment: what is
/// protected can't be rolled back
public record FleetProps(
        AuthFunctions functions,
        Alarms alarms,
        FleetImage image,
        CustomDomain domain,
        List<String> webOrigins,
        FleetSize size,
        FleetTimes times,
        Release release,
        Optional<FleetNetwork> network,
        List<String> callers,
        Optional<String> webAcl,
        LogProps logs,
        Guardrails guardrails,
        boolean protect) {
    private static final String WEB_ACL =
            "arn:aws[a-z-]*:wafv2:[a-z0-9-]+:[0-9]{12}:regional/webacl/[A-Za-z0-9_-]{1,128}/[0-9a-f-]{36}";

    private static final String BLOCK = "[0-9.]{7,15}/[0-9]{1,2}|[0-9a-f:]{2,39}/[0-9]{1,3}";

    public FleetProps {
        webOrigins = Checks.origins(webOrigins);
        callers = List.copyOf(callers);
        callers.forEach(block -> Checks.require(
                block.matches(BLOCK), "callers must be blocks of addresses such as 203.0.113.0/24, not " + block));
        Checks.require(!callers.isEmpty(), "callers must not be empty: nobody could sign in");
        webAcl.ifPresent(arn -> Checks.require(
                Token.isUnresolved(arn) || arn.matches(WEB_ACL),
                "the web ACL of a fleet must be the ARN of a regional one, not " + arn));
        var api = functions.apiUrl();
        Checks.require(
                Token.isUnresolved(api) || !api.equals("https://" + domain.name()),
                "a fleet needs a name of its own: " + domain.name() + " is that of the functions' API");
    }

    /// A builder with all defaults: in a VPC of its own, for everybody, protected.
    ///
    /// @param functions the service whose routes the tasks answer
    /// @param alarms to be told of what the fleet's alarms say
    public static FleetPropsBuilder builder(
            AuthFunctions functions, Alarms alarms, FleetImage image, CustomDomain domain) {
        return new FleetPropsBuilder(functions, alarms, image, domain);
    }
}
