package ostiary.emulators.aws.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import ostiary.emulators.aws.AwsEndpoint;
import ostiary.emulators.aws.AwsWorld;
import ostiary.emulators.aws.Credentials;
import ostiary.emulators.aws.Place;
import ostiary.emulators.aws.iam.Role;
import ostiary.emulators.aws.messaging.EmulatedSite;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

class S3ServiceTest {
    private static final Place PLACE = AwsWorld.PLACE;
    private static final String ARN = "arn:aws:s3:::records";
    private static final String KEY = PLACE.arn("kms", "key/records");
    private static final Role ALL = AwsWorld.role(
            AwsWorld.allow(ARN + "/*", "s3:PutObject", "s3:GetObject"),
            AwsWorld.allow(ARN, "s3:ListBucket"),
            AwsWorld.through("s3", KEY, "kms:GenerateDataKey", "kms:Decrypt"));

    private final Bucket bucket = new Bucket(PLACE, ARN, KEY);
    private final Credentials credentials = new Credentials();
    private final AwsEndpoint endpoint = AwsEndpoint.start(PLACE, credentials, new S3Service(PLACE, List.of(bucket)));

    @AfterEach
    void close() {
        endpoint.close();
    }

    private S3Client s3(Role role) {
        var key = credentials.issue(role);
        return S3Client.builder()
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .serviceConfiguration(
                        S3Configuration.builder().chunkedEncodingEnabled(false).build())
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .endpointOverride(endpoint.address())
                .region(Region.of(PLACE.region()))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsSessionCredentials.create(key.accessKeyId(), key.secretAccessKey(), key.sessionToken())))
                .build();
    }

    private static PutObjectRequest.Builder put(String key) {
        return PutObjectRequest.builder().bucket("records").key(key);
    }

    private void put(Role role, String key, String text) {
        s3(role).putObject(put(key).ifNoneMatch("*").build(), RequestBody.fromString(text));
    }

    private static void refused(int status, String code, Runnable call) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(S3Exception.class, failed -> {
            assertThat(failed.statusCode()).isEqualTo(status);
            assertThat(failed.awsErrorDetails().errorCode()).isEqualTo(code);
        });
    }

    @Test
    void writesOnceAndReads() {
        put(ALL, "a/1.json", "one ö");

        refused(412, "PreconditionFailed", () -> put(ALL, "a/1.json", "two"));
        assertThat(s3(ALL).getObjectAsBytes(get -> get.bucket("records").key("a/1.json"))
                        .asUtf8String())
                .isEqualTo("one ö");
        assertThatThrownBy(() ->
                        s3(ALL).getObjectAsBytes(get -> get.bucket("records").key("a/2.json")))
                .isInstanceOf(NoSuchKeyException.class);
        assertThat(endpoint.problems()).isEmpty();
    }

    @Test
    void listsInOrderPageByPage() {
        for (var key : List.of("a/3", "a/1", "b/1", "a/2")) {
            put(ALL, key, "text");
        }

        var first = s3(ALL).listObjectsV2(
                        list -> list.bucket("records").prefix("a/").maxKeys(2));
        assertThat(first.contents()).extracting(S3Object::key).containsExactly("a/1", "a/2");
        assertThat(first.isTruncated()).isTrue();
        var second = s3(ALL).listObjectsV2(
                        list -> list.bucket("records").prefix("a/").startAfter("a/2"));
        assertThat(second.contents()).extracting(S3Object::key).containsExactly("a/3");
        assertThat(endpoint.problems()).isEmpty();
    }

    @Test
    void needsPermissionsOnTheObjectTheBucketAndTheKey() {
        var list = AwsWorld.role(AwsWorld.allow(ARN, "s3:ListBucket"));
        var objects = AwsWorld.role(AwsWorld.allow(ARN + "/*", "s3:*"));

        refused(403, "AccessDenied", () -> put(list, "a", "text"));
        refused(403, "AccessDenied", () -> put(objects, "a", "text"));
        refused(403, "AccessDenied", () -> s3(objects).listObjectsV2(all -> all.bucket("records")));
        assertThat(s3(list).listObjectsV2(all -> all.bucket("records")).contents())
                .isEmpty();
    }

    @Test
    void holdsObjectsAgainstTheirChecksum() {
        var good = "jJBcRfXYIYPYHA07A7PFJhvoiC0MC2ZjIr0j8C2LlRM=";
        refused(
                400,
                "BadDigest",
                () -> s3(ALL).putObject(put("a").checksumSHA256(good).build(), RequestBody.fromString("text")));

        bucket.lock();
        refused(400, "InvalidRequest", () -> put(ALL, "a", "text"));
    }

    @Test
    void lookWhatThePolicyDenies() {
        bucket.policy(EmulatedSite.policy("""
            {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Principal": "*", "Action": "s3:PutObject",
             "Resource": "arn:aws:s3:::records/*", "Condition": {"Null": {"s3:if-none-match": "true"}}}]}
            """));

        refused(403, "AccessDenied", () -> s3(ALL).putObject(put("a").build(), RequestBody.fromString("text")));
        put(ALL, "a", "text");
        assertThat(bucket.objects()).containsEntry("a", "text");
    }
}
