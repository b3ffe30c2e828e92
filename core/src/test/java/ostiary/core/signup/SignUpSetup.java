package ostiary.core.signup;

import java.util.Optional;
import ostiary.core.password.Password;
import ostiary.core.signup.SignUp.Outcome;
import ostiary.core.testing.World;
import ostiary.core.user.EmailAddress;

/// Somebody who signs up.
abstract class SignUpSetup {
    static final String NETWORK = "192.0.2.1";

    final World world = new World();
    final EmailAddress ada = EmailAddress.parse("ada@example.org").orElseThrow();

    Outcome signUp(EmailAddress email, Password password) {
        return world.signUp().signUp(email, password, Optional.of("Ada Lovelace"), NETWORK);
    }
}
