package ostiary.core.event;

/// The kinds of events. Subscribers know them by [#text()], so none is ever renamed.
public enum EventType {
    USER_REGISTERED("user.registered"),
    /// The address, the name, the profile or the roles are others.
    USER_UPDATED("user.updated"),
    USER_DISABLED("user.disabled"),
    USER_ENABLED("user.enabled"),
    /// The account is gone at `deletes_at`, unless its user keeps it.
    USER_DELETION_REQUESTED("user.deletion_requested"),
    USER_DELETION_CANCELLED("user.deletion_cancelled"),
    /// All sessions that had started by `sessions_valid_from` are over, but for one that may be kept.
    USER_SESSIONS_ENDED("user.sessions_ended"),
    USER_DELETED("user.deleted"),
    SESSION_STARTED("session.started"),
    SESSION_ENDED("session.ended"),
    /// Somebody has a copy of a refresh token.
    REFRESH_REPLAYED("refresh.replayed"),
    /// A refresh whose answer was lost was repeated within its grace.
    REFRESH_FORGIVEN("refresh.forgiven"),
    FACTOR_ADDED("factor.added"),
    FACTOR_REMOVED("factor.removed"),
    PASSWORD_CHANGED("password.changed"),
    CLIENT_REGISTERED("client.registered"),
    CLIENT_UPDATED("client.updated"),
    CLIENT_REMOVED("client.removed");

    private final String text;

    EventType(String text) {
        this.text = text;
    }

    /// The name on the wire, such as `user.updated`.
    public String text() {
        return text;
    }

    /// The kind of thing that it is about: the part before the dot.
    public String entity() {
        return text.substring(0, text.indexOf('.'));
    }
}
