package ostiary.core.device;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Names a device of one user: the time of its first login, 64 random bits, and how often it was renewed; 16 bytes in
/// all. A renewed device is the same one with another budget of wrong passwords.
///
/// @param value in hexadecimal, so that ids sort by their times
public record DeviceId(String value) implements Comparable<DeviceId> {
    static final int BYTES = 16;
    private static final int TIME_BYTES = 6;
    private static final int RENEWAL_BYTES = 2;
    private static final int MOST_RENEWALS = 0xFFFF;
    private static final int TIME_DIGITS = 2 * TIME_BYTES;
    private static final int OWN_DIGITS = 2 * (BYTES - RENEWAL_BYTES);

    static DeviceId fresh(Instant now, RandomGenerator random) {
        var chance = new byte[BYTES - TIME_BYTES - RENEWAL_BYTES];
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

    /// The device with its next budget; empty once it had them all.
    Optional<DeviceId> renewed() {
        return renewals() < MOST_RENEWALS ? Optional.of(withRenewals(renewals() + 1)) : Optional.empty();
    }

    /// The device with the budget before this one; empty if this is its first.
    public Optional<DeviceId> previous() {
        return renewals() > 0 ? Optional.of(withRenewals(renewals() - 1)) : Optional.empty();
    }

    /// Whether the other is this device with a later budget.
    boolean isBefore(DeviceId other) {
        return other.own().equals(own()) && other.renewals() > renewals();
    }

    private String own() {
        return value.substring(0, OWN_DIGITS);
    }

    private int renewals() {
        return HexFormat.fromHexDigits(value, OWN_DIGITS, value.length());
    }

    private DeviceId withRenewals(int renewals) {
        return new DeviceId(own() + HexFormat.of().toHexDigits(renewals, 2 * RENEWAL_BYTES));
    }

    @Override
    public int compareTo(DeviceId other) {
        return value.compareTo(other.value);
    }
}
