package ostiary.deployed;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import ostiary.core.trail.TrailRecord;
import ostiary.core.trail.TrailRecordStore;
import ostiary.core.trail.TrailShard;
import ostiary.emulators.aws.s3.Bucket;

/// The records of the audit trail as they lie in a bucket, for a test that reads it by no role.
record BucketRecords(Bucket bucket) implements TrailRecordStore {
    @Override
    public void putNew(String key, String object) {
        bucket.put(key, object);
    }

    @Override
    public Optional<String> find(String key) {
        return Optional.ofNullable(bucket.objects().get(key));
    }

    @Override
    public List<Stored> page(TrailShard shard, Optional<String> after) {
        Map<String, String> all = new TreeMap<>(bucket.objects());
        return all.entrySet().stream()
                .filter(object -> object.getKey().startsWith(TrailRecord.prefix(shard))
                        && object.getKey().compareTo(after.orElse("")) > 0)
                .map(object -> new Stored(object.getKey(), object.getValue()))
                .toList();
    }
}
