package ostiary.core.passkey;

import java.util.Optional;

/// Port: verifies what authenticators have signed. All texts are base64url, come from strangers, and may be
/// anything: what is not right in any way is empty.
public interface PasskeyVerifier {
    /// Verifies a new passkey (WebAuthn Level 3 §7.1): challenge, origin, relying party, the user verified, and a
    /// key of an algorithm that was offered. Attestation is not asked for, and not believed.
    Optional<Registered> register(RelyingParty party, String challenge, Registration registration);

    /// Verifies a use of a passkey (§7.2) but for its count: challenge, origin, relying party, the user verified
    /// and the signature.
    ///
    /// @return the count that was signed
    Optional<Long> assertion(RelyingParty party, String challenge, Passkey passkey, Assertion assertion);

    /// Of an `AuthenticatorAttestationResponse`.
    record Registration(String clientData, String attestation) {}

    /// Of an `AuthenticatorAssertionResponse`.
    record Assertion(String clientData, String authenticatorData, String signature) {}

    /// The verified parts of a registration.
    ///
    /// @param publicKey as a COSE key, in base64url
    record Registered(PasskeyId id, String publicKey, long signCount, boolean isSynced) {}
}
