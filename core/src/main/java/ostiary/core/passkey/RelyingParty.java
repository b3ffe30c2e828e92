package ostiary.core.passkey;

import java.util.List;

/// Whom passkeys are made for (WebAuthn Level 3 §4, "Relying Party").
///
/// @param id a domain: the host of every origin or a domain above it, or else one that `/.well-known/webauthn` names
///     the origins of (§5.11)
/// @param name of the service, for users
/// @param origins of the pages that may ask for a passkey, such as `https://auth.example.com`
public record RelyingParty(String id, String name, List<String> origins) {
    public RelyingParty {
        origins = List.copyOf(origins);
    }
}
