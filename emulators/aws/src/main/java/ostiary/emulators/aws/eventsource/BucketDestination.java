package ostiary.emulators.aws.eventsource;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import ostiary.emulators.aws.iam.Role;
import ostiary.emulators.aws.s3.Bucket;

/// A bucket, which gets the metadata with the whole event as the text `payload`.
public record BucketDestination(Bucket bucket) implements FailureDestination {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy/MM/dd", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH.mm.ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    @Override
    public Optional<String> keep(Role role, Failure failure) {
        var key = key(failure.mappingId(), failure.shard(), failure.now());
        var refusal = RoleCheck.refusal(role, bucket.toKeepFailures(key));
        if (refusal.isPresent()) {
            return refusal;
        }
        if (bucket.denies("s3:PutObject", key)) {
            return Optional.of("the policy of " + bucket.arn() + " denies it");
        }
        bucket.put(
                key,
                failure.metadata().put("payload", failure.event().toString()).toString());
        return Optional.empty();
    }

    /// `aws/lambda/<ESM-UUID>/<shardID>/YYYY/MM/DD/YYYY-MM-DDTHH.MM.SS-<Random UUID>`
    private static String key(String mapping, String shard, Instant now) {
        return "aws/lambda/%s/%s/%s/%s-%s"
                .formatted(mapping, shard, DAY.format(now), TIME.format(now), UUID.randomUUID());
    }
}
