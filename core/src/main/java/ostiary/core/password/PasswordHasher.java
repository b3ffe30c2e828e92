package ostiary.core.password;

import java.util.Optional;

/// Port: slow hashes of passwords.
public interface PasswordHasher {

    /// Hashes with a fresh salt and today's parameters.
    ///
    /// @throws HasherBusyException when the limit of concurrent hashes is reached and none ends in time
    PasswordHash hash(Password password);

    /// The same without waiting, and only if enough time is left for what else a login does; empty otherwise.
    default Optional<PasswordHash> hashAtOnce(Password password) {
        try {
            return Optional.of(hash(password));
        } catch (HasherBusyException _) {
            return Optional.empty();
        }
    }

    /// Compares in constant time. A hash of an unknown kind or a damaged one is no match. One of another system may be
    /// compared twice: with what was typed, and with what it is when normalised.
    ///
    /// @throws HasherBusyException when the limit of concurrent hashes is reached and none ends in time; it tells
    /// whether one spelling was compared by then
    boolean matches(Password password, PasswordHash hash);

    /// Whether a login with `password`, which matched, should replace `hash`: one with other parameters than today's,
    /// or of another system. Not if that hash didn't look at all of the password: a typo in the rest would be the
    /// password from then on.
    boolean shouldReplace(PasswordHash hash, Password password);

    /// A hash that matches no password, with today's parameters: comparing with it gives an unknown user
    /// the response time of a known one.
    PasswordHash decoy();
}
