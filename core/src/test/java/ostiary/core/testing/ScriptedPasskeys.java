package ostiary.core.testing;

import java.util.Optional;
import ostiary.core.passkey.Passkey;
import ostiary.core.passkey.PasskeyId;
import ostiary.core.passkey.PasskeyVerifier;
import ostiary.core.passkey.RelyingParty;

/// Takes what says the challenge and, for a use, the key; counts as it is told.
public final class ScriptedPasskeys implements PasskeyVerifier {
    public static Registration made(String challenge, String id) {
        return new Registration(challenge, id);
    }

    public static Assertion used(String challenge, String id, long count) {
        return new Assertion(challenge, Long.toString(count), "key of " + id);
    }

    @Override
    public Optional<Registered> register(RelyingParty party, String challenge, Registration registration) {
        var id = registration.attestation();
        return registration.clientData().equals(challenge)
                ? PasskeyId.parse(id).map(parsed -> new Registered(parsed, "key of " + id, 0, false))
                : Optional.empty();
    }

    @Override
    public Optional<Long> assertion(RelyingParty party, String challenge, Passkey passkey, Assertion assertion) {
        return assertion.clientData().equals(challenge) && assertion.signature().equals(passkey.publicKey())
                ? Optional.of(Long.parseLong(assertion.authenticatorData()))
                : Optional.empty();
    }
}
