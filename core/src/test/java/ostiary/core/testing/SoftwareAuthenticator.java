package ostiary.core.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import ostiary.core.passkey.PasskeyVerifier.Assertion;
import ostiary.core.passkey.PasskeyVerifier.Registration;
import ostiary.core.token.Sha256;

/// An authenticator with one passkey, of a P-256 key (WebAuthn Level 3 §6), and the browser before it. Whatever it
/// signs can be made wrong.
public final class SoftwareAuthenticator {
    private static final int PRESENT = 1;
    private static final int VERIFIED = 4;
    private static final int CAN_SYNC = 8;
    private static final int WITH_CREDENTIAL = 64;

    private final KeyPair keys;
    private final byte[] id = new byte[16];

    public String origin;
    public String party;
    public boolean present = true;
    public boolean verified = true;
    public boolean syncs;
    public int count;
    public String toMake = "webauthn.create";
    public String toUse = "webauthn.get";
    public boolean fromAnotherFrame;

    /// @param party the id of the relying party that the browser passes on
    public SoftwareAuthenticator(String party, String origin) {
        this.party = party;
        this.origin = origin;
        new SecureRandom().nextBytes(id);
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /// The credential's id, in base64url.
    public String id() {
        return text(id);
    }

    /// Makes the passkey.
    public Registration make(String challenge) {
        var attestation = new ByteArrayOutputStream();
        attestation.write(0xA3); // a map of three
        attestation.writeBytes(cborText("fmt"));
        attestation.writeBytes(cborText("none"));
        attestation.writeBytes(cborText("attStmt"));
        attestation.write(0xA0);
        attestation.writeBytes(cborText("authData"));
        attestation.writeBytes(cborBytes(join(authenticatorData(WITH_CREDENTIAL), credential())));
        return new Registration(text(clientData(toMake, challenge)), text(attestation.toByteArray()));
    }

    /// Uses the passkey.
    public Assertion use(String challenge) {
        try {
            var data = authenticatorData(0);
            var client = clientData(toUse, challenge);
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(data);
            signature.update(Sha256.digest(client));
            return new Assertion(text(client), text(data), text(signature.sign()));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private byte[] clientData(String type, String challenge) {
        return "{\"type\":\"%s\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":%s}"
                .formatted(type, challenge, origin, fromAnotherFrame)
                .getBytes(UTF_8);
    }

    private byte[] authenticatorData(int flags) {
        int all = flags | (present ? PRESENT : 0) | (verified ? VERIFIED : 0) | (syncs ? CAN_SYNC : 0);
        return ByteBuffer.allocate(37)
                .put(Sha256.digest(party.getBytes(UTF_8)))
                .put((byte) all)
                .putInt(count)
                .array();
    }

    private byte[] credential() {
        var nobodysModel = new byte[16];
        var length = ByteBuffer.allocate(2).putShort((short) id.length).array();
        return join(nobodysModel, length, id, key());
    }

    /// A COSE key (RFC 9053 §7.1.1): kty EC2, alg ES256, crv P-256, x, y.
    private byte[] key() {
        var point = ((ECPublicKey) keys.getPublic()).getW();
        return join(
                new byte[] {(byte) 0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21},
                cborBytes(coordinate(point.getAffineX())),
                new byte[] {0x22},
                cborBytes(coordinate(point.getAffineY())));
    }

    private static byte[] coordinate(BigInteger value) {
        var signed = value.toByteArray();
        var bytes = new byte[32];
        int length = Math.min(signed.length, bytes.length);
        System.arraycopy(signed, signed.length - length, bytes, bytes.length - length, length);
        return bytes;
    }

    private static byte[] cborText(String text) {
        return join(new byte[] {(byte) (0x60 + text.length())}, text.getBytes(UTF_8));
    }

    private static byte[] cborBytes(byte[] bytes) {
        return join(new byte[] {0x58, (byte) bytes.length}, bytes);
    }

    private static byte[] join(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
