package ostiary.core.password;

/// Port: slow hashes of passwords.
public interface PasswordHasher {

    /// Hashes with a fresh salt and today's parameters.
    ///
    /// @throws HasherBusyException when the limit of concurrent hashes is reached and none ends in time
    PasswordHash hash(Password password);

    /// Compares in constant time. A damaged hash or one of an unknown kind never matches.
    ///
    /// @throws HasherBusyException when the limit of concurrent hashes is reached and none ends in time
    boolean matches(Password password, PasswordHash hash);

    /// Whether `hash` was made with parameters other than today's, so that a login should replace it.
    boolean isOutdated(PasswordHash hash);

    /// A hash that matches no password, with today's parameters: comparing with it gives an unknown user
    /// the response time of a known one.
    PasswordHash decoy();
}
