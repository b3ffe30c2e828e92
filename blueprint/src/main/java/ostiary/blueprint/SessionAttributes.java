package ostiary.blueprint;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The attributes of a session's item that change after its start, by what changes them. A role may touch no others.
public final class SessionAttributes {
    public static final String LIVE_HASH = "live_hash";
    public static final String LIVE_KEY = "live_key";
    public static final String RESTS_UNTIL = "rests_until";
    public static final String IDLE_UNTIL = "idle_until";
    public static final String ENDS_AT = "ends_at";
    public static final String GRACE = "grace_ms";
    public static final String IDLE = "idle_ms";
    public static final String KEPT = "kept_s";
    public static final String ORIGINS = "origins";
    public static final String ORIGIN_TOLD_AT = "origin_told_at";
    public static final String FORGIVEN_PARENT = "forgiven_parent";
    public static final String FORGIVEN_AT = "forgiven_at";
    public static final String ROTATIONS_SINCE = "rotations_since";
    public static final String STARTED_AT = "started_at";
    public static final String AUDIENCE = "audience";
    public static final String ENDED_FOR = "ended_for";
    public static final String ENDED_AT = "ended_at";
    public static final String ANNOUNCED_AT = "announced_at";
    public static final String BROWSER = "browser";

    /// The attributes that the end of a session reads and writes.
    public static final Set<String> OF_AN_END = Set.of(
            TableShape.PARTITION_KEY, TableShape.SORT_KEY, TableShape.TIME_TO_LIVE, ENDED_FOR, ENDED_AT, ANNOUNCED_AT);

    /// The attributes that a refresh reads and writes, its conditions included. It may end the session, too.
    public static final Set<String> OF_A_REFRESH = Stream.concat(
                    OF_AN_END.stream(),
                    Stream.of(
                            LIVE_HASH,
                            LIVE_KEY,
                            RESTS_UNTIL,
                            IDLE_UNTIL,
                            ENDS_AT,
                            GRACE,
                            IDLE,
                            KEPT,
                            ORIGINS,
                            ORIGIN_TOLD_AT,
                            FORGIVEN_PARENT,
                            FORGIVEN_AT,
                            ROTATIONS_SINCE))
            .collect(Collectors.toUnmodifiableSet());

    /// The attributes that introspection reads.
    public static final Set<String> OF_AN_INTROSPECTION =
            Set.of(TableShape.PARTITION_KEY, TableShape.SORT_KEY, STARTED_AT, ENDS_AT, ENDED_FOR);

    /// The attributes that are read before a code or a refresh token is exchanged: whether the browser is still
    /// signed in, and for whom the tokens are.
    public static final Set<String> OF_AN_EXCHANGE = Stream.concat(
                    OF_AN_INTROSPECTION.stream(), Stream.of(BROWSER, AUDIENCE))
            .collect(Collectors.toUnmodifiableSet());

    /// The attributes that a sign-in in a browser that was signed in before writes.
    public static final Set<String> OF_A_TAKE_OVER = Set.of(TableShape.PARTITION_KEY, TableShape.SORT_KEY, BROWSER);

    private SessionAttributes() {}
}
