package ostiary.core.device;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/// Names a device of one user: the time of its first login and 80 random bits, 16 bytes in all.
///
/// @param value in hexadecimal, so that ids sort by their times
public record DeviceId(String value) implements Comparable<DeviceId> {
    static final int BYTES = 16;
    private static final int TIME_BYTES = 6;
    private static final int TIME_DIGITS = 2 * TIME_BYTES;

    static DeviceId fresh(Instant now, RandomGenerator random) {
        var chance = new byte[BYTES - TIME_BYTES];
        random.nextBytes(chance);
        var time = ByteBuffer.allocate(Long.BYTES).putLong(now.toEpochMilli()).array();
        return of(ByteBuffer.allocate(BYTES)
                .put(time, Long.BYTES - TIME_BYTES, TIME_BYTES)
                .put(chance)
                .array());
    }

    static DeviceId of(byte[] bytes) {
        return new DeviceId(HexFormat.of().formatHex(bytes));
    }

    byte[] bytes() {
        return HexFormat.of().parseHex(value);
    }

    /// When the device first logged in, to the millisecond.
    public Instant since() {
        return Instant.ofEpochMilli(HexFormat.fromHexDigitsToLong(value, 0, TIME_DIGITS));
    }

    @Override
    public int compareTo(DeviceId other) {
        return value.compareTo(other.value);
    }
}
