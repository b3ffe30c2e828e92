package ostiary.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.UUID;

/// Signs an export with the operator's key: Ed25519 (RFC 8032), in PEM files as OpenSSL writes them.
///
/// The signed message is a line of text with the file's SHA-256: an Ed25519 signer needs its whole message at once.
final class ExportSignature {
    private static final String ALGORITHM = "Ed25519";
    private static final int MAX_FILE_BYTES = 4096;

    private ExportSignature() {}

    /// The signature file of an export.
    static Path of(Path export) {
        return export.resolveSibling(export.getFileName() + ".sig");
    }

    /// A signature under another name until its export is there.
    record Prepared(Path fresh, Path signature) implements AutoCloseable {
        /// A signature in the way is of an export that is gone. A link planted there is replaced, not followed.
        void publish() throws IOException {
            Files.move(fresh, signature, ATOMIC_MOVE, REPLACE_EXISTING);
        }

        @Override
        public void close() throws IOException {
            Files.deleteIfExists(fresh);
        }
    }

    /// Signs the export with `digest`. Creates the key, and its public half beside it, if missing.
    static Prepared prepare(Path signature, String digest, Path key) throws IOException, MovingException {
        if (!OwnerOnly.isThere(key)) {
            make(key);
        }
        try {
            var signer = Signature.getInstance(ALGORITHM);
            signer.initSign(privateKey(key));
            signer.update(message(digest));
            var fresh = signature.resolveSibling(signature.getFileName() + "." + UUID.randomUUID() + ".part");
            write(fresh, Base64.getEncoder().encodeToString(signer.sign()) + "\n");
            return new Prepared(fresh, signature);
        } catch (GeneralSecurityException | IllegalArgumentException notAKey) {
            throw new MovingException("KEY=" + key + " is no private Ed25519 key in a PEM file (PKCS #8).");
        }
    }

    /// @throws MovingException if the signature is not that of the export with `digest` by the owner of `publicKey`
    static void verify(Path signature, String digest, Path publicKey) throws IOException, MovingException {
        if (!Files.isRegularFile(signature)) {
            throw new MovingException("There is no signature " + signature + ", so nothing is imported.");
        }
        if (!isGenuine(signature, digest, publicKey)) {
            throw new MovingException(
                    "The export is not as it was signed, or was signed with another key." + " Nothing is imported.");
        }
    }

    private static boolean isGenuine(Path signature, String digest, Path publicKey)
            throws IOException, MovingException {
        var verifier = verifier(publicKey);
        try {
            verifier.update(message(digest));
            return verifier.verify(Base64.getDecoder().decode(text(signature).strip()));
        } catch (GeneralSecurityException | IllegalArgumentException notASignature) {
            return false;
        }
    }

    private static Signature verifier(Path publicKey) throws IOException, MovingException {
        try {
            var verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(publicKey(publicKey));
            return verifier;
        } catch (GeneralSecurityException | IllegalArgumentException notAKey) {
            throw new MovingException("KEY=" + publicKey + " is no public Ed25519 key in a PEM file.");
        }
    }

    private static byte[] message(String digest) {
        return ("ostiary export 1\nsha256 " + digest + "\n").getBytes(US_ASCII);
    }

    private static void make(Path key) throws IOException {
        try {
            var pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            // The public key first, so that no private key is left without its public half.
            write(
                    key.resolveSibling(key.getFileName() + ".pub"),
                    pem("PUBLIC KEY", pair.getPublic().getEncoded()));
            try (var file = OwnerOnly.create(key)) {
                file.write(ByteBuffer.wrap(
                        pem("PRIVATE KEY", pair.getPrivate().getEncoded()).getBytes(UTF_8)));
            }
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has Ed25519", impossible);
        }
    }

    /// Creates a file that everybody may read; fails if one exists by that name.
    private static void write(Path file, String text) throws IOException {
        Files.writeString(file, text, UTF_8, CREATE_NEW, WRITE, NOFOLLOW_LINKS);
    }

    private static PrivateKey privateKey(Path key) throws IOException, GeneralSecurityException, MovingException {
        return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(der(key, "PRIVATE KEY")));
    }

    private static PublicKey publicKey(Path key) throws IOException, GeneralSecurityException, MovingException {
        return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(der(key, "PUBLIC KEY")));
    }

    private static String pem(String title, byte[] der) {
        return "-----BEGIN " + title + "-----\n" + Base64.getEncoder().encodeToString(der) + "\n-----END " + title
                + "-----\n";
    }

    private static byte[] der(Path key, String title) throws IOException, MovingException {
        var text = text(key).strip();
        var begin = "-----BEGIN " + title + "-----";
        var end = "-----END " + title + "-----";
        if (!text.startsWith(begin) || !text.endsWith(end)) {
            throw new IllegalArgumentException("not a " + title);
        }
        return Base64.getMimeDecoder().decode(text.substring(begin.length(), text.length() - end.length()));
    }

    private static String text(Path file) throws IOException, MovingException {
        if (!Files.isRegularFile(file)) {
            throw new MovingException("There is no file " + file + ".");
        }
        if (Files.size(file) > MAX_FILE_BYTES) {
            throw new IllegalArgumentException("far too long");
        }
        return Files.readString(file, UTF_8);
    }
}
