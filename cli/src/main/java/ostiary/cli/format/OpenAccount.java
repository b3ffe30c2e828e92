package ostiary.cli.format;

import java.util.Set;
import ostiary.core.password.PasswordHash;
import ostiary.core.user.Account;
import ostiary.core.user.Credential;
import ostiary.core.user.PasswordSealing;
import ostiary.core.user.SealedHash;
import ostiary.core.user.User;

/// An account on its way in or out: the hash of its password is not sealed, so that any system can read it.
public record OpenAccount(User user, PasswordHash passwordHash, boolean disabled, Set<String> roles) {

    /// An account as it leaves.
    ///
    /// @param hash that of `account`, opened
    public static OpenAccount of(Account account, PasswordHash hash) {
        return new OpenAccount(
                account.user(),
                hash,
                account.credential().disabled(),
                account.credential().roles());
    }

    /// Whether a password is stored. If not, another identity source knows it.
    public boolean hasPassword() {
        return !passwordHash.equals(PasswordHash.NONE);
    }

    /// The account in the form that stores keep.
    public Account sealed(PasswordSealing sealing) {
        return with(sealing.seal(passwordHash, user.id()));
    }

    /// The account in the form that stores keep, but for the password: to ask whether there is room for it.
    public Account withoutPassword() {
        return with(SealedHash.NONE);
    }

    private Account with(SealedHash hash) {
        return new Account(user, new Credential(user.id(), user.email(), hash, disabled, roles));
    }
}
