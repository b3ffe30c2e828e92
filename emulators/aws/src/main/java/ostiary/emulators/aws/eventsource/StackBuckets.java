package ostiary.emulators.aws.eventsource;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import ostiary.emulators.aws.Place;
import ostiary.emulators.aws.iam.ResourcePolicy;
import ostiary.emulators.aws.s3.Bucket;
import ostiary.emulators.aws.s3.S3Service;
import ostiary.emulators.aws.stack.Resource;
import ostiary.emulators.aws.stack.Stack;

/// Makes the buckets of a stack, with their policies.
public final class StackBuckets {
    private final Map<String, Bucket> byArn = new TreeMap<>();
    private final Place place;

    /// Makes them.
    public StackBuckets(Stack stack) {
        this.place = stack.place();
        for (var bucket : stack.all("AWS::S3::Bucket")) {
            bucket.ignore("BucketName");
            var arn = bucket.attribute("Arn");
            var made = new Bucket(stack.place(), arn, key(stack, bucket));
            byArn.put(arn, made);
            if (bucket.property("ObjectLockEnabled").asBoolean()) {
                made.lock();
            }
            stack.all("AWS::S3::BucketPolicy", "Bucket", bucket)
                    .forEach(policy -> made.policy(ResourcePolicy.of(policy.property("PolicyDocument"))));
        }
    }

    private static String key(Stack stack, Resource bucket) {
        var key = bucket.property("BucketEncryption")
                .at("/ServerSideEncryptionConfiguration/0/ServerSideEncryptionByDefault/KMSMasterKeyID")
                .asText("");
        return key.isEmpty() ? key : stack.place().keyArn(key);
    }

    /// S3 with these buckets.
    public S3Service service() {
        return new S3Service(place, byArn.values());
    }

    /// The bucket of an ARN; empty if the stack has none.
    public Optional<Bucket> find(String arn) {
        return Optional.ofNullable(byArn.get(arn));
    }

    /// All buckets by ARN.
    public Map<String, Bucket> all() {
        return Map.copyOf(byArn);
    }
}
