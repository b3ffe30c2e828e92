package ostiary.functions.rehearsal;

/// The right to walk for all hooks of a release. It runs out unless it is renewed before each step.
@FunctionalInterface
public interface Lease {
    /// Renews it.
    ///
    /// @throws LeaseLostException if another hook walks by now, or this walk has taken too long
    void renew();
}
