package ostiary.emulators.aws.s3;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import ostiary.emulators.aws.AwsAnswer;
import ostiary.emulators.aws.AwsFailure;
import ostiary.emulators.aws.AwsRequest;
import ostiary.emulators.aws.AwsService;
import ostiary.emulators.aws.Denial;
import ostiary.emulators.aws.Place;
import ostiary.emulators.aws.UnmodelledException;
import ostiary.emulators.aws.iam.Access;

/// S3, in memory, with addresses of the form `/bucket/key`.
///
/// Objects need permissions on themselves, lists on the bucket, and objects on its key
/// (<https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html>,
/// <https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html>). Of the policy of a bucket only
/// what denies is looked at for callers of the account.
public final class S3Service implements AwsService {
    private static final String PUT = "PutObject";
    private static final String GET = "GetObject";
    private static final String LIST = "ListObjectsV2";

    /// The parameters that each operation accepts. The SDK names the operation in `x-id`.
    private static final Map<String, Set<String>> OPERATIONS = Map.of(
            PUT, Set.of("x-id"),
            GET, Set.of("x-id"),
            LIST, Set.of("list-type", "prefix", "start-after", "max-keys", "encoding-type"));

    private final Place place;
    private final Map<String, Bucket> buckets = new TreeMap<>();

    /// The service with these buckets.
    public S3Service(Place place, Collection<Bucket> buckets) {
        this.place = place;
        buckets.forEach(bucket -> this.buckets.put(name(bucket), bucket));
    }

    private static String name(Bucket bucket) {
        return bucket.arn().substring(bucket.arn().lastIndexOf(':') + 1);
    }

    @Override
    public String name() {
        return "s3";
    }

    @Override
    public String operation(AwsRequest request) {
        boolean isOfObject = !key(request).isEmpty();
        if (isOfObject && request.method().equals("PUT")) {
            return PUT;
        }
        if (isOfObject && request.method().equals("GET")) {
            return GET;
        }
        if (!isOfObject && "2".equals(request.query().get("list-type"))) {
            return LIST;
        }
        throw new UnmodelledException(
                "S3 " + request.method() + " with " + request.query().keySet());
    }

    private Bucket bucket(AwsRequest request) {
        var found = buckets.get(request.path().split("/", -1)[1]);
        if (found == null) {
            throw AwsFailure.ofRestXml(404, "NoSuchBucket", "The specified bucket does not exist");
        }
        return found;
    }

    private static String key(AwsRequest request) {
        var parts = request.path().split("/", 3);
        return parts.length < 3 ? "" : parts[2];
    }

    @Override
    public List<Access> needs(AwsRequest request) {
        var operation = operation(request);
        request.query().keySet().stream()
                .filter(name -> !OPERATIONS.getOrDefault(operation, Set.of()).contains(name))
                .findAny()
                .ifPresent(name -> {
                    throw new UnmodelledException("S3 parameter " + name);
                });
        var bucket = bucket(request);
        var needs = new ArrayList<Access>();
        needs.add(Access.of(action(operation), bucket.arn() + path(request)));
        if (!operation.equals(LIST)) {
            var use = operation.equals(PUT) ? "kms:GenerateDataKey" : "kms:Decrypt";
            bucket.key().ifPresent(key -> needs.add(place.through(name(), use, key)));
        }
        return List.copyOf(needs);
    }

    private static String action(String operation) {
        return "s3:" + (operation.equals(LIST) ? "ListBucket" : operation);
    }

    private static String path(AwsRequest request) {
        var key = key(request);
        return key.isEmpty() ? "" : "/" + key;
    }

    @Override
    public AwsAnswer perform(AwsRequest request) {
        var operation = operation(request);
        var bucket = bucket(request);
        var condition = request.header("If-None-Match");
        Map<String, String> context = condition.isEmpty() ? Map.of() : Map.of("s3:if-none-match", condition);
        if (bucket.denies(action(operation), path(request), context)) {
            throw AwsFailure.ofRestXml(403, "AccessDenied", "with an explicit deny in a resource-based policy");
        }
        return switch (operation) {
            case PUT -> new ObjectWrite(bucket, key(request), request).answer();
            case GET -> new ObjectReads(bucket).get(key(request));
            case LIST -> new ObjectReads(bucket).list(request.query());
            default -> throw new UnmodelledException(operation);
        };
    }

    @Override
    public AwsFailure refuse(Denial denial) {
        return AwsFailure.ofRestXml(403, "AccessDenied", denial.message());
    }

    @Override
    public AwsFailure refuseUnknownKey() {
        return AwsFailure.ofRestXml(
                403, "InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records.");
    }
}
