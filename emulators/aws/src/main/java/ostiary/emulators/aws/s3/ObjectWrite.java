package ostiary.emulators.aws.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import ostiary.emulators.aws.AwsAnswer;
import ostiary.emulators.aws.AwsFailure;
import ostiary.emulators.aws.AwsRequest;
import ostiary.emulators.aws.UnmodelledException;

/// `PutObject` (<https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html>), with a SHA-256 at most for a
/// checksum.
record ObjectWrite(Bucket bucket, String key, AwsRequest request) {
    private static final String CHECKSUM = "x-amz-checksum-sha256";

    AwsAnswer answer() {
        if (request.header("Content-Encoding").contains("aws-chunked")) {
            throw new UnmodelledException("an object in chunks");
        }
        checkDigest();
        var text = new String(request.body(), UTF_8);
        switch (request.header("If-None-Match")) {
            case "" -> bucket.put(key, text);
            case "*" -> {
                if (!bucket.putNew(key, text)) {
                    throw AwsFailure.ofRestXml(
                            412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold");
                }
            }
            default -> throw new UnmodelledException("If-None-Match with a tag");
        }
        return new AwsAnswer(200, Map.of("ETag", "\"" + digest() + "\""), new byte[0]);
    }

    private void checkDigest() {
        var stated = request.header(CHECKSUM);
        if (stated.isEmpty() && bucket.isLocked()) {
            throw AwsFailure.ofRestXml(
                    400,
                    "InvalidRequest",
                    "Content-MD5 OR x-amz-checksum- HTTP header is required for Put Object requests with Object Lock"
                            + " parameters");
        }
        if (!stated.isEmpty() && !stated.equals(digest())) {
            throw AwsFailure.ofRestXml(
                    400, "BadDigest", "The SHA256 you specified did not match the calculated checksum.");
        }
    }

    private String digest() {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(request.body()));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has SHA-256", missing);
        }
    }
}
