package ostiary.emulators.aws.s3;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import ostiary.emulators.aws.Place;
import ostiary.emulators.aws.iam.Access;
import ostiary.emulators.aws.iam.Principal;
import ostiary.emulators.aws.iam.ResourcePolicy;

/// A bucket in memory, of which each object is text.
public final class Bucket {
    private final String arn;
    private final String kmsKeyArn;
    private final Place place;
    private final Map<String, String> objects = new ConcurrentSkipListMap<>();
    private volatile boolean isLocked;
    private volatile ResourcePolicy policy = ResourcePolicy.NONE;

    /// Creates an empty bucket.
    ///
    /// @param kmsKeyArn the key of the customer that objects are encrypted with; empty for none
    public Bucket(Place place, String arn, String kmsKeyArn) {
        this.place = place;
        this.arn = arn;
        this.kmsKeyArn = kmsKeyArn;
    }

    public String arn() {
        return arn;
    }

    /// The ARN of the key that objects are encrypted with; empty for none of the customer.
    Optional<String> key() {
        return Optional.of(kmsKeyArn).filter(key -> !key.isEmpty());
    }

    /// Turns on Object Lock, of which only what it asks of a request is looked at.
    public Bucket lock() {
        isLocked = true;
        return this;
    }

    boolean isLocked() {
        return isLocked;
    }

    /// Adds a policy of the bucket, of which only what denies everybody is looked at.
    public Bucket policy(ResourcePolicy added) {
        policy = policy.and(added);
        return this;
    }

    /// The permissions that Lambda needs of a function's role to keep what the function failed at
    /// (<https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html>).
    public List<Access> toKeepFailures(String key) {
        var needs = new ArrayList<Access>();
        needs.add(Access.of("s3:PutObject", arn + "/" + key));
        needs.add(Access.of("s3:ListBucket", arn));
        if (!kmsKeyArn.isEmpty()) {
            needs.add(place.through("s3", "kms:GenerateDataKey", kmsKeyArn));
        }
        return List.copyOf(needs);
    }

    /// Whether its policy denies a request over TLS that everything else allows.
    public boolean denies(String action, String key) {
        return denies(action, "/" + key, Map.of());
    }

    /// @param path after the bucket's ARN; empty for the bucket itself
    boolean denies(String action, String path, Map<String, String> context) {
        var all = new TreeMap<>(context);
        all.put("aws:SecureTransport", "true");
        return policy.denies(Principal.aws("*"), new Access(action, arn + path, all));
    }

    public void put(String key, String text) {
        objects.put(key, text);
    }

    /// Puts an object, unless there is one of this key.
    ///
    /// @return whether it did
    boolean putNew(String key, String text) {
        return objects.putIfAbsent(key, text) == null;
    }

    Optional<String> find(String key) {
        return Optional.ofNullable(objects.get(key));
    }

    /// The keys with a prefix, in order.
    List<String> keys(String prefix) {
        return objects.keySet().stream().filter(key -> key.startsWith(prefix)).toList();
    }

    /// The objects by key.
    public Map<String, String> objects() {
        return Map.copyOf(objects);
    }

    public void delete(String key) {
        objects.remove(key);
    }
}
