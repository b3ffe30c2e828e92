package ostiary.adapters.fault;

/// Whether tests judge how long things take.
public final class WallClock {
    /// In `make bench` alone, on a machine that does nothing else.
    public static final boolean IS_JUDGED = Boolean.getBoolean("ostiary.timed");

    private WallClock() {}
}
