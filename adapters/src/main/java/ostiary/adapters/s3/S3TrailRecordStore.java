package ostiary.adapters.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import ostiary.core.UnavailableException;
import ostiary.core.token.Sha256;
import ostiary.core.trail.TrailRecord;
import ostiary.core.trail.TrailRecordStore;
import ostiary.core.trail.TrailShard;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/// Adapter: the records of the audit trail, an object each, that is written once
/// (<https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html>).
public final class S3TrailRecordStore implements TrailRecordStore {
    private static final int PAGE = 200;
    private static final int AT_ONCE = 16;
    private static final int TRIES = 5;

    private static final int EXISTS = 412;
    private static final int CONFLICT = 409;

    private final S3Client s3;
    private final String bucket;

    /// @param s3 made by [#settle]
    public S3TrailRecordStore(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    /// A builder of clients that send a record as it is, with the checksum that is given.
    public static S3ClientBuilder settle(S3ClientBuilder builder) {
        return builder.requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .serviceConfiguration(
                        S3Configuration.builder().chunkedEncodingEnabled(false).build());
    }

    /// A bucket with Object Lock takes no object without a checksum
    /// (<https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html>).
    @Override
    public void putNew(String key, String object) {
        var bytes = object.getBytes(UTF_8);
        var checksum = Base64.getEncoder().encodeToString(Sha256.digest(bytes));
        for (int tries = 1; tries <= TRIES; tries++) {
            try {
                s3.putObject(
                        put -> put.bucket(bucket)
                                .key(key)
                                .ifNoneMatch("*")
                                .contentType("application/x-ndjson")
                                .checksumSHA256(checksum),
                        RequestBody.fromBytes(bytes));
                return;
            } catch (S3Exception refused) {
                if (refused.statusCode() == EXISTS) {
                    requireSame(key, object);
                    return;
                }
                // Somebody else writes the same right now: one of both is to come again.
                if (refused.statusCode() != CONFLICT) {
                    throw new UnavailableException("S3", refused);
                }
            } catch (SdkException failed) {
                throw new UnavailableException("S3", failed);
            }
        }
        throw new UnavailableException("S3: writes in conflict", null);
    }

    private void requireSame(String key, String object) {
        if (!find(key).equals(Optional.of(object))) {
            throw new IllegalStateException("another record is at " + key);
        }
    }

    @Override
    public Optional<String> find(String key) {
        try {
            var object = s3.getObjectAsBytes(get -> get.bucket(bucket).key(key));
            // What is no text is no record either, and must not end the walk.
            return Optional.of(new String(object.asByteArrayUnsafe(), UTF_8));
        } catch (NoSuchKeyException none) {
            return Optional.empty();
        } catch (SdkException failed) {
            throw new UnavailableException("S3", failed);
        }
    }

    @Override
    public List<Stored> page(TrailShard shard, Optional<String> after) {
        try (var threads =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            var reads = new ArrayList<Callable<Optional<Stored>>>();
            for (var key : keys(shard, after)) {
                reads.add(() -> find(key).map(object -> new Stored(key, object)));
            }
            var page = new ArrayList<Stored>();
            for (var read : threads.invokeAll(reads)) {
                found(read).ifPresent(page::add);
            }
            return page;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("S3: interrupted", interrupted);
        }
    }

    /// In the order of their bytes, which is how S3 lists them
    /// (<https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html>).
    private List<String> keys(TrailShard shard, Optional<String> after) {
        try {
            return s3
                    .listObjectsV2(list -> list.bucket(bucket)
                            .prefix(TrailRecord.prefix(shard))
                            .startAfter(after.orElse(null))
                            .maxKeys(PAGE))
                    .contents()
                    .stream()
                    .map(S3Object::key)
                    .toList();
        } catch (SdkException failed) {
            throw new UnavailableException("S3", failed);
        }
    }

    private static Optional<Stored> found(Future<Optional<Stored>> read) throws InterruptedException {
        try {
            return read.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof UnavailableException unavailable
                    ? unavailable
                    : new IllegalStateException(failed.getCause());
        }
    }
}
