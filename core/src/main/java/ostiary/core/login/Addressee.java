package ostiary.core.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import ostiary.core.user.Credential;

/// To whom a challenge for a passkey is given, and whose passkey answers it.
///
/// @param place what stands for whoever was given it; a challenge that was given at another place is not taken
/// @param username the address of the one account that will do, where somebody who is signed in confirms that it is
///     them; if none, any will
public record Addressee(String place, Optional<String> username) {
    /// Anybody.
    public static final Addressee ANYBODY = new Addressee("", Optional.empty());

    byte[] binding() {
        return place.getBytes(UTF_8);
    }

    boolean isMet(Credential login) {
        return username.isEmpty() || username.get().equals(login.email().value());
    }

    /// Leaves out the address.
    @Override
    public String toString() {
        return "Addressee";
    }
}
