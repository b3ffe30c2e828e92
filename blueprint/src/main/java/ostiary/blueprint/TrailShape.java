package ostiary.blueprint;

/// The table of the audit trail, beside its bucket: the head of each chain, a mark of each event for as long as it can
/// come again, and the salt of each user. Its key is one string, and its expiry time is in epoch seconds.
public final class TrailShape {
    public static final String PARTITION_KEY = "id";
    public static final String TIME_TO_LIVE = TableShape.TIME_TO_LIVE;

    /// How the keys of objects in the bucket begin.
    public static final String RECORDS = "records/";

    private TrailShape() {}
}
