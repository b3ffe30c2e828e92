package ostiary.functions.rehearsal;

import java.time.InstantSource;
import java.util.Optional;
import ostiary.core.password.Password;
import ostiary.core.password.PasswordHasher;
import ostiary.core.signup.PendingSignUp;
import ostiary.core.signup.SignUp;
import ostiary.core.signup.SignUpCodes;
import ostiary.core.signup.SignUpStore;

/// Gives a synthetic user a code for its address. Nobody can read the one that was mailed; so this keeps a sign-up
/// of its own, as the service does, and the new version has to find it and to know its code.
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

    /// A code that confirms `user` with `password`. The account will have the user's own id: by that it can be removed.
    String code(SyntheticUser user, Password password) {
        var now = clock.instant();
        var code = codes.next();
        signUps.keep(
                codes.hash(user.email(), code, now),
                new PendingSignUp(
                        user.id(),
                        user.email(),
                        Optional.empty(),
                        hasher.hash(password),
                        now.plus(SignUp.CODE_LIFETIME)));
        return code;
    }
}
