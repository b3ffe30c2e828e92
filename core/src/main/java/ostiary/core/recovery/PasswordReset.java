package ostiary.core.recovery;

import java.time.Instant;
import java.util.Optional;
import ostiary.core.token.Sha256;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.UserId;

/// A request for another password, as it is stored. Of an address without an account it looks the same, and
/// nothing can fulfil it.
///
/// @param id the hash of the text that whoever asked was given
/// @param user whose password it is
/// @param code the hash of the mailed code
/// @param link the hash of the secret in the mailed link
/// @param password the fingerprint of the password's hash when it was asked for: another one since then makes
/// it void
/// @param tries how often somebody has tried to fulfil it
/// @param spent the fingerprint of the hash that took its place, once it was fulfilled
/// @param done whether all has been told of that which has to be
public record PasswordReset(
        Sha256 id,
        UserId user,
        EmailAddress email,
        ResetCodeHash code,
        Sha256 link,
        Sha256 password,
        int tries,
        Optional<Sha256> spent,
        boolean done,
        Instant expiresAt)
        implements Mailed {
    /// One that nobody has tried to fulfil.
    public PasswordReset(
            Sha256 id,
            UserId user,
            EmailAddress email,
            ResetCodeHash code,
            Sha256 link,
            Sha256 password,
            Instant expiresAt) {
        this(id, user, email, code, link, password, 0, Optional.empty(), false, expiresAt);
    }

    PasswordReset tried() {
        return new PasswordReset(id, user, email, code, link, password, tries + 1, spent, done, expiresAt);
    }

    PasswordReset spentFor(Sha256 next) {
        return new PasswordReset(id, user, email, code, link, password, tries, Optional.of(next), done, expiresAt);
    }

    PasswordReset finished() {
        return new PasswordReset(id, user, email, code, link, password, tries, spent, true, expiresAt);
    }

    /// Leaves out the address.
    @Override
    public String toString() {
        return "PasswordReset of " + user;
    }
}
