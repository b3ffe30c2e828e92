package ostiary.core.user;

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

    @Override
    public String toString() {
        return "SealedHash";
    }
}
