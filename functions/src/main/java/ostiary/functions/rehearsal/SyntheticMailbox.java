package ostiary.functions.rehearsal;

import java.time.InstantSource;
import java.util.Optional;
import ostiary.core.password.Password;
import ostiary.core.password.PasswordHasher;
import ostiary.core.signup.PendingSignUp;
import ostiary.core.signup.SignUp;
import ostiary.core.signup.SignUpCodes;
import ostiary.core.signup.SignUpStore;
import ostiary.core.user.SealedHash;

/// Gives a synthetic user a code for its address. The mailed one cannot be read, so this stores a second sign-up as
/// the service does, and the new version has to find it and recognise its code.
public final class SyntheticMailbox {
    private final SignUpStore signUps;
    private final SignUpCodes codes;
    private final PasswordHasher hasher;
    private final InstantSource clock;

    public SyntheticMailbox(SignUpStore signUps, SignUpCodes codes, PasswordHasher hasher, InstantSource clock) {
        this.signUps = signUps;
        this.codes = codes;
        this.hasher = hasher;
        this.clock = clock;
    }

    /// A code that confirms `user` with `password`. The account gets the user's own
    /// id, by which it is removed later.
    String code(SyntheticUser user, Password password) {
        var now = clock.instant();
        var code = codes.next();
        signUps.keep(
                codes.hash(user.email(), code, now),
                new PendingSignUp(
                        user.id(),
                        user.email(),
                        Optional.empty(),
                        // Of a user who is nobody. The login of the new version seals it.
                        SealedHash.inTheClear(hasher.hash(password)),
                        now.plus(SignUp.CODE_LIFETIME)));
        return code;
    }
}
