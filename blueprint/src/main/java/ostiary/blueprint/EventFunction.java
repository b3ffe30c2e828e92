package ostiary.blueprint;

import static ostiary.blueprint.Setting.EVENTS_TOPIC;
import static ostiary.blueprint.Setting.ISSUER;
import static ostiary.blueprint.Setting.METRICS_NAMESPACE;
import static ostiary.blueprint.Setting.SERVICE_NAME;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// The Lambda functions behind the events, where a team wants some. No request waits for one, and none has a key.
public enum EventFunction implements DeclaredFunction {
    /// Tells the topic what changed in the table.
    PUBLISHER("PublisherHandler", ISSUER, EVENTS_TOPIC);

    private final String handlerClass;

    @SuppressWarnings("ImmutableEnumChecker") // the constructor wraps it
    private final Set<Setting> settings;

    /// @param own the settings besides those of every function here
    EventFunction(String handlerClass, Setting... own) {
        this.handlerClass = handlerClass;
        var all = EnumSet.of(SERVICE_NAME, METRICS_NAMESPACE);
        Collections.addAll(all, own);
        this.settings = Collections.unmodifiableSet(all);
    }

    @Override
    public String handler() {
        return ServiceFunction.PACKAGE + handlerClass;
    }

    @Override
    public Set<Setting> settings() {
        return settings;
    }

    @Override
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
