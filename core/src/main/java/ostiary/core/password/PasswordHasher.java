package ostiary.core.password;

/// Port: turns passwords into hashes that are slow to guess.
public interface PasswordHasher {

    /// With a fresh salt and today's parameters.
    ///
    /// @throws HasherBusyException when as many hashes as allowed are under way and none ends in time
    PasswordHash hash(Password password);

    /// Compares in constant time. A hash of an unknown kind or a damaged one is no match.
    ///
    /// @throws HasherBusyException when as many hashes as allowed are under way and none ends in time
    boolean matches(Password password, PasswordHash hash);

    /// Whether `hash` was made with other parameters than today's, so that a login should replace it.
    boolean isOutdated(PasswordHash hash);

    /// The hash of no password, with today's parameters: to spend on an unknown user the time a known one costs.
    PasswordHash decoy();
}
