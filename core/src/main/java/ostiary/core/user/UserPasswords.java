package ostiary.core.user;

import java.util.Optional;
import java.util.UUID;
import ostiary.core.password.Password;
import ostiary.core.password.PasswordHash;
import ostiary.core.password.PasswordHasher;

/// Hashes passwords and compares them with what stores keep, which is sealed for the user that it belongs to.
///
/// Every method needs the sealing keys first, whatever it is given: what fails while they are out of
/// reach must not tell who has an account.
public final class UserPasswords {
    private static final UserId NOBODY = new UserId(new UUID(0, 0));

    private final PasswordHasher hasher;
    private final PasswordSealing sealing;

    public UserPasswords(PasswordHasher hasher, PasswordSealing sealing) {
        this.hasher = hasher;
        this.sealing = sealing;
    }

    /// A hash that was just made.
    @FunctionalInterface
    public interface FreshHash {
        /// The hash of the new password, to be stored for `user`.
        SealedHash sealedFor(UserId user);
    }

    /// Hashes with a fresh salt and today's parameters: the slow part, before it is known for whom.
    ///
    /// @throws ostiary.core.password.HasherBusyException as [PasswordHasher#hash] does
    /// @throws ostiary.core.UnavailableException while there is no key to seal with
    public FreshHash hash(Password password) {
        sealing.requireKeys();
        var hash = hasher.hash(password);
        return user -> sealing.seal(hash, user);
    }

    /// Whether `password` is the one that `kept` was made of, for `user`. A hash that is damaged, or that
    /// belongs to somebody else, is no match, and takes as long.
    ///
    /// @throws ostiary.core.password.HasherBusyException as [PasswordHasher#matches] does
    /// @throws ostiary.core.UnavailableException while the key that `kept` was sealed with is not at hand
    public boolean matches(Password password, SealedHash kept, UserId user) {
        sealing.requireKeys();
        var hash = sealing.open(kept, user).filter(opened -> !opened.isNothing());
        return hasher.matches(password, hash.orElseGet(hasher::decoy)) && hash.isPresent();
    }

    /// Does nothing but fail where the other methods would.
    ///
    /// @throws ostiary.core.UnavailableException while there is no key to seal with
    public void requireKeys() {
        sealing.requireKeys();
    }

    /// The same hash, sealed anew: nothing that stands for `kept` by its text holds for it. Empty if it
    /// is damaged, or belongs to somebody else.
    ///
    /// @throws ostiary.core.UnavailableException while there is no key to seal with, or that of `kept` is
    /// not at hand
    public Optional<SealedHash> sealedAnew(SealedHash kept, UserId user) {
        return sealing.open(kept, user).map(hash -> sealing.seal(hash, user));
    }

    /// Takes as long as [#matches], for a user who isn't there, and is never a match.
    public boolean matchesNobody(Password password) {
        return matches(password, SealedHash.NONE, NOBODY);
    }

    /// The hash that is to be stored instead of `kept`, which `password` has matched: hashed anew if that is
    /// due and there is a slot and time for it, and sealed with the current key. Empty if `kept` is good as it
    /// is.
    public Optional<SealedHash> replacement(Password password, SealedHash kept, UserId user) {
        return sealing.open(kept, user).flatMap(hash -> {
            var fresh =
                    hasher.shouldReplace(hash, password) ? hasher.hashAtOnce(password) : Optional.<PasswordHash>empty();
            return fresh.isPresent() || !sealing.isUpToDate(kept)
                    ? Optional.of(sealing.seal(fresh.orElse(hash), user))
                    : Optional.empty();
        });
    }
}
