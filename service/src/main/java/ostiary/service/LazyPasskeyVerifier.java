package ostiary.service;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ostiary.core.passkey.Passkey;
import ostiary.core.passkey.PasskeyVerifier;
import ostiary.core.passkey.RelyingParty;

/// Verifies by a verifier that is made for the first answer of an authenticator: its libraries take a while to load.
final class LazyPasskeyVerifier implements PasskeyVerifier {
    private final Supplier<PasskeyVerifier> maker;
    private @Nullable PasskeyVerifier verifier;

    LazyPasskeyVerifier(Supplier<PasskeyVerifier> maker) {
        this.maker = maker;
    }

    @Override
    public Optional<Registered> register(RelyingParty party, String challenge, Registration registration) {
        return verifier().register(party, challenge, registration);
    }

    @Override
    public Optional<Long> assertion(RelyingParty party, String challenge, Passkey passkey, Assertion assertion) {
        return verifier().assertion(party, challenge, passkey, assertion);
    }

    private synchronized PasskeyVerifier verifier() {
        if (verifier == null) {
            verifier = maker.get();
        }
        return verifier;
    }
}
