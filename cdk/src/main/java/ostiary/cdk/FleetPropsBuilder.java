package ostiary.cdk;

import java.util.List;
import java.util.Optional;

/// Makes [FleetProps], with a method for every property that has a default.
public final class FleetPropsBuilder {
    private final AuthFunctions functions;
    private final Alarms alarms;
    private final FleetImage image;
    private final CustomDomain domain;
    private List<String> webOrigins = List.of();
    private FleetSize size = FleetSize.standard();
    private FleetTimes times = FleetTimes.standard();
    private Release release = Release.standard();
    private Optional<FleetNetwork> network = Optional.empty();
    private List<String> callers = List.of("0.0.0.0/0");
    private Optional<String> webAcl = Optional.empty();
    private LogProps logs = LogProps.standard();
    private Guardrails guardrails = Guardrails.none();
    private boolean protect = true;

    FleetPropsBuilder(AuthFunctions functions, Alarms alarms, FleetImage image, CustomDomain domain) {
        this.functions = functions;
        this.alarms = alarms;
        this.image = image;
        this.domain = domain;
    }

    public FleetPropsBuilder webOrigins(List<String> origins) {
        this.webOrigins = origins;
        return this;
    }

    public FleetPropsBuilder size(FleetSize chosen) {
        this.size = chosen;
        return this;
    }

    public FleetPropsBuilder times(FleetTimes chosen) {
        this.times = chosen;
        return this;
    }

    public FleetPropsBuilder release(Release chosen) {
        this.release = chosen;
        return this;
    }

    /// A VPC that is there.
    public FleetPropsBuilder network(FleetNetwork existing) {
        this.network = Optional.of(existing);
        return this;
    }

    /// The blocks of addresses that may call the balancer.
    public FleetPropsBuilder callers(List<String> blocks) {
        this.callers = blocks;
        return this;
    }

    /// A regional web ACL before the balancer.
    public FleetPropsBuilder webAcl(String arn) {
        this.webAcl = Optional.of(arn);
        return this;
    }

    public FleetPropsBuilder logs(LogProps chosen) {
        this.logs = chosen;
        return this;
    }

    public FleetPropsBuilder guardrails(Guardrails asked) {
        this.guardrails = asked;
        return this;
    }

    public FleetPropsBuilder protect(boolean fromDeletion) {
        this.protect = fromDeletion;
        return this;
    }

    /// One line a property, so it is as long as there are properties.
    public FleetProps build() {
        return new FleetProps(
                functions,
                alarms,
                image,
                domain,
                webOrigins,
                size,
                times,
                release,
                network,
                callers,
                webAcl,
                logs,
                guardrails,
                protect);
    }
}
