package ostiary.core.user;

import java.util.UUID;
import ostiary.core.password.PasswordHash;

/// A password's hash as stores keep it: the text that [PasswordSealing] made of it, `$sealed$v=1$k=<key>$<base64>`. A
/// hash that was stored before there was a sealing is as it was, a [PasswordHash] in the clear.
public record SealedHash(String text) {
    /// That of a user who has no password here. There is nothing to seal in it, and stores look for it.
    public static final SealedHash NONE = new SealedHash(PasswordHash.NONE.phc());

    /// The hash in the form from before there was a sealing: for users who are nobody, and for tests.
    public static SealedHash inTheClear(PasswordHash hash) {
        return new SealedHash(hash.phc());
    }

    /// That of a user whose password an operator has made void. There is nothing to seal in it either.
    ///
    /// @param mark tells it from every other
    public static SealedHash voided(UUID mark) {
        return new SealedHash(PasswordHash.voided(mark).phc());
    }

    /// Whether an operator has made the password void.
    public boolean isVoid() {
        return new PasswordHash(text).isVoid();
    }

    @Override
    public String toString() {
        return "SealedHash";
    }
}
