package ostiary.cdk;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ostiary.blueprint.ServiceFunction;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/// The service's alarms. Each has a runbook of its name in `docs/runbooks` and links to it.
///
/// None uses Lambda's `Errors` where tokens are refused: an authorizer refuses by throwing, so each expired token
/// counts as an error.
public final class Alarms extends Construct {
    private final ServiceAlarms ofTheService;
    private final List<Alarm> ofTheFrontDoor;
    private final Optional<ReleaseAlarms> ofNewVersions;
    private final Optional<ITopic> recipient;
    private final AlarmFactory factory;

    public Alarms(Construct scope, String id, AlarmsProps props) {
        super(scope, id);
        var metrics = new ServiceMetrics(props.api(), props.table(), props.functions());
        this.recipient = props.alarmsTo().map(chosen -> AlarmTopic.of(this, chosen));
        var notification = recipient.map(SnsAction::new);
        this.factory = new AlarmFactory(this, props.api().serviceName(), notification, props.runbooks());
        this.ofTheService = new ServiceAlarms(factory, metrics);
        this.ofTheFrontDoor = props.api()
                .rules()
                .map(rules -> new FrontDoorAlarms(factory, metrics, rules).create())
                .orElse(List.of());
        this.ofNewVersions =
                props.ofNewVersions() ? Optional.of(new ReleaseAlarms(factory, metrics)) : Optional.empty();
    }

    /// Every alarm, the most severe first.
    public List<Alarm> all() {
        return Stream.concat(ofTheService().stream(), ofNewVersions().stream()).toList();
    }

    /// The topic that alarms go to.
    Optional<ITopic> recipient() {
        return recipient;
    }

    /// The URL of the folder with the runbooks, with a trailing slash.
    String runbooks() {
        return factory.runbooks();
    }

    /// Creates further alarms of the service.
    AlarmFactory factory(Construct scope) {
        return new AlarmFactory(scope, factory.service(), factory.notification(), factory.runbooks());
    }

    /// The alarms that report users not being served.
    List<Alarm> ofTheService() {
        return Stream.concat(ofTheService.all().stream(), ofTheFrontDoor.stream())
                .toList();
    }

    /// The alarms that roll back a new version.
    List<Alarm> ofNewVersions() {
        return ofNewVersions.map(ReleaseAlarms::all).orElse(List.of());
    }

    /// The alarm that rolls back a new version of a function; empty for a function without traffic to share, and if
    /// there are no such alarms.
    public Optional<Alarm> onNewVersion(ServiceFunction function) {
        return ofNewVersions.flatMap(alarms -> alarms.of(function));
    }
}
