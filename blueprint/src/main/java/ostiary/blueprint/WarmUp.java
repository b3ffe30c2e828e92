package ostiary.blueprint;

/// The event that keeps a version with a snapshot from going inactive. No front door sends one like it: theirs have
/// other members, and nothing that a client sends becomes a member of the event itself.
public final class WarmUp {
    /// Its only member.
    public static final String MEMBER = "warm_up";

    /// The value of that member.
    public static final String VALUE = "ostiary";

    /// The event as JSON.
    public static final String EVENT = "{\"" + MEMBER + "\":\"" + VALUE + "\"}";

    private WarmUp() {}
}
