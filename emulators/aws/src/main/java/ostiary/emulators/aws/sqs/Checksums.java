package ostiary.emulators.aws.sqs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/// The digests that clients compare with their own
/// (<https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html>,
/// "Calculating the MD5 message digest for message attributes").
public final class Checksums {
    private static final byte STRING = 1;

    private Checksums() {}

    /// The digest of a body.
    public static String of(String body) {
        return hex(md5(), body.getBytes(UTF_8));
    }

    static String of(Map<String, MessageAttribute> attributes) {
        var digest = md5();
        new TreeMap<>(attributes).forEach((name, attribute) -> {
            update(digest, name);
            update(digest, attribute.dataType());
            digest.update(STRING);
            update(digest, attribute.stringValue());
        });
        return hex(digest, new byte[0]);
    }

    private static void update(MessageDigest digest, String text) {
        var bytes = text.getBytes(UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
    }

    private static String hex(MessageDigest digest, byte[] last) {
        return HexFormat.of().formatHex(digest.digest(last));
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException missing) {
            throw new AssertionError(missing);
        }
    }
}
