package ostiary.cdk;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.constructs.Construct;

/// The changes that could not be told, whole: of all destinations for failures S3 alone gets more than where in the
/// stream they were (<https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html>). The items are those
/// of the table, so the bucket has a key of its own, and no function reads it.
final class UndeliveredChanges extends Construct {
    private static final Duration KEPT = Duration.days(14);

    /// How Lambda's keys begin.
    private static final String OF_LAMBDA = "/aws/lambda/*";

    private final Bucket bucket;
    private final Key key;

    UndeliveredChanges(Construct scope, String id, boolean keepData) {
        super(scope, id);
        this.key = Key.Builder.create(this, "Key")
                .description("Encrypts changes that Ostiary could not tell its subscribers")
                .enableKeyRotation(true)
                .removalPolicy(Removal.of(keepData))
                .build();
        this.bucket = Bucket.Builder.create(this, "Bucket")
                .encryption(BucketEncryption.KMS)
                .encryptionKey(key)
                .bucketKeyEnabled(true)
                .enforceSsl(true)
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .lifecycleRules(List.of(LifecycleRule.builder().expiration(KEPT).build()))
                .removalPolicy(Removal.of(keepData))
                .build();
        Suppressions.hardlyAnythingIsWrittenThere(bucket);
    }

    String arn() {
        return bucket.getBucketArn();
    }

    /// Lambda writes by the role of the function.
    void keptBy(AuthFunction function) {
        function.allow(List.of("s3:PutObject"), List.of(arn() + OF_LAMBDA));
        function.allow(List.of("s3:ListBucket"), List.of(arn()));
        function.allowThrough("s3", List.of("kms:GenerateDataKey"), key.getKeyArn());
        Suppressions.objectsHaveRandomNames(function, bucket);
    }
}
