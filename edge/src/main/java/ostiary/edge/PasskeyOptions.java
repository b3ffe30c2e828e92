package ostiary.edge;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import ostiary.core.passkey.Passkey;
import ostiary.core.passkey.PasskeyAlgorithms;
import ostiary.core.passkey.PasskeyChallenges;
import ostiary.core.passkey.PasskeyOutcome.Offered;
import ostiary.core.passkey.RelyingParty;
import ostiary.core.user.UserId;

/// Options that make a passkey or use one, as `PublicKeyCredential.parseCreationOptionsFromJSON()` and
/// `parseRequestOptionsFromJSON()` read it (WebAuthn Level 3 §5.1.8, §5.1.9).
final class PasskeyOptions {
    private static final String PUBLIC_KEY = "public-key";
    private static final String REQUIRED = "required";
    private static final int HANDLE_BYTES = 16;

    private PasskeyOptions() {}

    /// To make one that is found without a user name, by an authenticator that verifies the user.
    static JsonObject toMakeOne(Offered offered) {
        var account = offered.account().value();
        return new JsonObject()
                .put("challenge", offered.challenge())
                .put(
                        "rp",
                        new JsonObject()
                                .put("id", offered.party().id())
                                .put("name", offered.party().name()))
                .put(
                        "user",
                        new JsonObject()
                                .put("id", handle(offered.user()))
                                .put("name", account)
                                .put("displayName", account))
                .putObjects("pubKeyCredParams", algorithms())
                .put("timeout", PasskeyChallenges.VALID_FOR.toMillis())
                .putObjects(
                        "excludeCredentials",
                        offered.present().stream()
                                .map(PasskeyOptions::credential)
                                .toList())
                .put(
                        "authenticatorSelection",
                        new JsonObject()
                                .put("residentKey", REQUIRED)
                                .put("requireResidentKey", true)
                                .put("userVerification", REQUIRED))
                .put("attestation", "none");
    }

    /// To use any one.
    static JsonObject toUseOne(String challenge, RelyingParty party) {
        return new JsonObject()
                .put("challenge", challenge)
                .put("rpId", party.id())
                .put("timeout", PasskeyChallenges.VALID_FOR.toMillis())
                .putObjects("allowCredentials", List.of())
                .put("userVerification", REQUIRED);
    }

    private static List<JsonObject> algorithms() {
        return PasskeyAlgorithms.ALL.stream()
                .map(algorithm -> new JsonObject().put("type", PUBLIC_KEY).put("alg", algorithm))
                .toList();
    }

    private static JsonObject credential(Passkey passkey) {
        return new JsonObject()
                .put("type", PUBLIC_KEY)
                .put("id", passkey.id().value())
                .put("transports", new TreeSet<>(passkey.transports()));
    }

    /// The user's id, which an authenticator keeps with the passkey: no address, as WebAuthn Level 3 §14.6.1 asks.
    static String handle(UserId user) {
        var bytes = ByteBuffer.allocate(HANDLE_BYTES)
                .putLong(user.value().getMostSignificantBits())
                .putLong(user.value().getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /// The user of a handle; empty for any other text.
    static Optional<UserId> user(String handle) {
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(handle));
            return bytes.remaining() == HANDLE_BYTES
                    ? Optional.of(new UserId(new UUID(bytes.getLong(), bytes.getLong())))
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
