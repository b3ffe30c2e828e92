package ostiary.blueprint;

import static ostiary.blueprint.Setting.EVENTS_TOPIC;
import static ostiary.blueprint.Setting.ISSUER;
import static ostiary.blueprint.Setting.METRICS_NAMESPACE;
import static ostiary.blueprint.Setting.SERVICE_NAME;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// The Lambda functions behind the events, where a team wants some. No request waits for one, and none has a key.
public enum EventFunction implements DeclaredFunction {
    /// Tells the topic what changed in the table.
    PUBLISHER("PublisherHandler");

    private final String handlerClass;

    EventFunction(String handlerClass) {
        this.handlerClass = handlerClass;
    }

    @Override
    public String handler() {
        return ServiceFunction.PACKAGE + handlerClass;
    }

    @Override
    public Set<Setting> settings() {
        return EnumSet.of(SERVICE_NAME, METRICS_NAMESPACE, ISSUER, EVENTS_TOPIC);
    }

    @Override
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
