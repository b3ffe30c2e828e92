package ostiary.core.trail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import ostiary.core.token.Sha256;

/// One of the chains of the audit trail. All records of a subject are in the same, so that their order is certain.
///
/// @param number from 0 to 15
public record TrailShard(int number) {
    /// Fixed for good: with another count the subjects would move to other chains.
    public static final int COUNT = 16;

    public TrailShard {
        if (number < 0 || number >= COUNT) {
            throw new IllegalArgumentException("no shard " + number);
        }
    }

    /// The shard of a user's or a client's id.
    public static TrailShard of(String subject) {
        return new TrailShard(Math.floorMod(Sha256.digest(subject.getBytes(UTF_8))[0], COUNT));
    }

    /// All shards, in order.
    public static List<TrailShard> all() {
        return IntStream.range(0, COUNT).mapToObj(TrailShard::new).toList();
    }

    /// Two digits, such as `03`.
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%02d", number);
    }
}
