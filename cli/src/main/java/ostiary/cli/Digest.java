package ostiary.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256 in hexadecimal.
final class Digest {
    private Digest() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /// The hash of everything passed to `digest` so far. Resets `digest`.
    static String text(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    static String text(String of) {
        return HexFormat.of().formatHex(sha256().digest(of.getBytes(UTF_8)));
    }

    /// Reads the rest of the stream.
    static void drain(InputStream in) throws IOException {
        in.transferTo(OutputStream.nullOutputStream());
    }
}
