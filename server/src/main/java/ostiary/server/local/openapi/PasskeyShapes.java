package ostiary.server.local.openapi;

import java.util.List;
import java.util.Map;
import ostiary.core.passkey.PasskeyAlgorithms;
import ostiary.core.passkey.PasskeyChallenges;

/// The answers about passkeys. The options are those that browsers parse (WebAuthn Level 3 §5.1.8, §5.1.9).
final class PasskeyShapes {
    private static final String PUBLIC_KEY = "public-key";
    private static final String CHALLENGE =
            "opc_AbCdEfGhIjKlMnOpQrStUvWxYz0123456789AbCdEfGhIjKlMnOpQrStUvWxYz0123456789";
    private static final String ID = "mJ8tQm3x5l0b9v7Zk2cR4A";
    private static final String REQUIRED = "required";

    static final Shape PASSKEY = Shape.of(
            "Passkey",
            "A passkey that logins take",
            Member.text("id", "Renames and removes it with `/me/passkeys/{id}`", ID),
            Member.text("name", "What the user calls it", "Phone"),
            Member.truth("synced", "Whether it may be on several devices", true),
            Member.texts(
                    "transports", "Hints on how to reach its authenticator", Map.of(), List.of("hybrid", "internal")),
            Member.text("created_at", "date-time", "When the user added it", Examples.INSTANT),
            Member.text("last_used_at", "date-time", "When a login last took it", Examples.INSTANT)
                    .optional());

    static final Shape PASSKEYS =
            Shape.of("Passkeys", "A user's passkeys", Member.objects("passkeys", "The oldest first", PASSKEY));

    static final Shape PARTY = Shape.of(
            "PasskeyRelyingParty",
            "Whom the passkey is made for",
            Member.text("id", "A domain", "shop.example"),
            Member.text("name", "Its name, for people", "Shop"));

    static final Shape USER = Shape.of(
            "PasskeyUser",
            "Whom the passkey is of",
            Member.text("id", "The user handle", "ax9qPlLBSk6dWw9PbGp9EA"),
            Member.text("name", "The user's address, which the authenticator shows", Examples.EMAIL),
            Member.text("displayName", "The same", Examples.EMAIL));

    static final Shape ALGORITHM = Shape.of(
            "PasskeyAlgorithm",
            "A key that is taken",
            Member.choice("type", "Its type", List.of(PUBLIC_KEY)),
            Member.number("alg", "Its COSE algorithm", PasskeyAlgorithms.ES256));

    static final Shape REFERENCE = Shape.of(
            "PasskeyReference",
            "A passkey that is there",
            Member.choice("type", "Its type", List.of(PUBLIC_KEY)),
            Member.text("id", "Its credential id", ID),
            Member.texts("transports", "Hints on how to reach its authenticator", Map.of(), List.of("internal")));

    static final Shape SELECTION = Shape.of(
            "PasskeySelection",
            "The authenticators that may make it",
            Member.choice("residentKey", "It is found without a user name", List.of(REQUIRED)),
            Member.truth("requireResidentKey", "The same, for older browsers", true),
            Member.choice("userVerification", "The authenticator verifies the user", List.of(REQUIRED)));

    static final Shape TO_MAKE_ONE = Shape.of(
            "PasskeyCreationOptions",
            "For `PublicKeyCredential.parseCreationOptionsFromJSON()`",
            challenge(),
            Member.nested("rp", "Whom it is made for", PARTY),
            Member.nested("user", "Whom it is of", USER),
            Member.objects("pubKeyCredParams", "The best first", ALGORITHM),
            timeout(),
            Member.objects("excludeCredentials", "Those that the user has", REFERENCE),
            Member.nested("authenticatorSelection", "What may make it", SELECTION),
            Member.choice("attestation", "The authenticator's model is not asked for", List.of("none")));

    static final Shape TO_USE_ONE = Shape.of(
            "PasskeyRequestOptions",
            "For `PublicKeyCredential.parseRequestOptionsFromJSON()`",
            challenge(),
            Member.text("rpId", "The domain of the passkeys that are asked for", "shop.example"),
            timeout(),
            Member.objects("allowCredentials", "None: any passkey of the domain will do", REFERENCE),
            Member.choice("userVerification", "The authenticator verifies the user", List.of(REQUIRED)));

    static final Shape CREATION = Shape.of(
            "PasskeyCreation",
            "For `navigator.credentials.create()`",
            Member.nested("publicKey", "The options", TO_MAKE_ONE));

    static final Shape REQUEST = Shape.of(
            "PasskeyRequest",
            "For `navigator.credentials.get()`",
            Member.nested("publicKey", "The options", TO_USE_ONE));

    static final List<Shape> ALL = List.of(
            PASSKEY,
            PASSKEYS,
            PARTY,
            USER,
            ALGORITHM,
            REFERENCE,
            SELECTION,
            TO_MAKE_ONE,
            TO_USE_ONE,
            CREATION,
            REQUEST);

    private PasskeyShapes() {}

    private static Member challenge() {
        return Member.text("challenge", "What the authenticator signs, and what to send with its answer", CHALLENGE);
    }

    private static Member timeout() {
        return Member.number(
                "timeout",
                "How long it is good, in milliseconds",
                Math.toIntExact(PasskeyChallenges.VALID_FOR.toMillis()));
    }
}
