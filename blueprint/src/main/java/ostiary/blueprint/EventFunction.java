package ostiary.blueprint;

import static ostiary.blueprint.Setting.AUDIT_BUCKET;
import static ostiary.blueprint.Setting.AUDIT_TABLE;
import static ostiary.blueprint.Setting.EVENTS_TOPIC;
import static ostiary.blueprint.Setting.ISSUER;
import static ostiary.blueprint.Setting.MAIL_FROM;
import static ostiary.blueprint.Setting.METRICS_NAMESPACE;
import static ostiary.blueprint.Setting.REHEARSAL_MAIL;
import static ostiary.blueprint.Setting.SAGA_MACHINE;
import static ostiary.blueprint.Setting.SAGA_WINDOW;
import static ostiary.blueprint.Setting.SEARCH_TABLE;
import static ostiary.blueprint.Setting.SERVICE_NAME;
import static ostiary.blueprint.Setting.TABLE;
import static ostiary.blueprint.Setting.THEME;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// The Lambda functions behind the events, where a team wants some. No request waits for one, and none has a key.
public enum EventFunction implements DeclaredFunction {
    /// Tells the topic what changed in the table.
    PUBLISHER("PublisherHandler", ISSUER, EVENTS_TOPIC),
    /// Keeps the copy in step in which operators search.
    PROJECTOR("ProjectorHandler", SEARCH_TABLE),
    /// Records what happened in the audit trail.
    AUDIT("AuditHandler", AUDIT_TABLE, AUDIT_BUCKET),
    /// Starts a saga for each request for deletion.
    SAGA_STARTER("SagaStarterHandler", SAGA_MACHINE, SAGA_WINDOW),
    /// Takes a saga's own steps.
    SAGA_STEPS("SagaStepsHandler", ISSUER, TABLE, MAIL_FROM, THEME, REHEARSAL_MAIL),
    /// Hands the answers of other services on to their sagas.
    SAGA_REPLIES("SagaRepliesHandler");

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
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
