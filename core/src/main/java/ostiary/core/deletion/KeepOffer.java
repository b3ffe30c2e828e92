package ostiary.core.deletion;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Optional;
import ostiary.core.token.Sha256;
import ostiary.core.user.Credential;
import ostiary.core.user.SealedHash;
import ostiary.core.user.UserId;

/// An offer to keep an account, as it is stored.
///
/// @param id the hash of the text that the owner was given
/// @param deletesAt the deletion that it calls off, and no other
/// @param login the fingerprint of the password's hash when the owner proved to be that: another one since then
///     makes the offer void
/// @param spent whether it has been taken
/// @param done whether all has been told of that which has to be
public record KeepOffer(
        Sha256 id, UserId user, Instant deletesAt, Sha256 login, boolean spent, boolean done, Instant expiresAt) {
    /// Whether the login is the one of the offer's time.
    boolean isOf(Optional<Credential> found) {
        return fingerprint(found).equals(login);
    }

    /// A text that tells one login from another, and is worth nothing to whoever would guess its password.
    static Sha256 fingerprint(Optional<Credential> login) {
        var hash = login.map(Credential::passwordHash).orElse(SealedHash.NONE);
        return Sha256.of(("ostiary keep account\n" + hash.text()).getBytes(UTF_8));
    }

    KeepOffer taken() {
        return new KeepOffer(id, user, deletesAt, login, true, done, expiresAt);
    }

    KeepOffer finished() {
        return new KeepOffer(id, user, deletesAt, login, spent, true, expiresAt);
    }
}
