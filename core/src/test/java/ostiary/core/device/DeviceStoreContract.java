package ostiary.core.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import ostiary.core.testing.AtOnce;
import ostiary.core.testing.Fresh;
import ostiary.core.user.UserId;

/// The contract of every [DeviceStore]; each adapter's test extends this.
public abstract class DeviceStoreContract {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final UserId ada = Fresh.userId();
    private final DeviceId phone = device(0);

    protected abstract DeviceStore store();

    /// A device that first logged in so many seconds after noon.
    private static DeviceId device(int seconds) {
        return DeviceId.fresh(NOON.plusSeconds(seconds), new SecureRandom());
    }

    @Test
    void keepsNothingOfDevicesThatNeverMissed() {
        assertThat(store().find(ada)).isEqualTo(DeviceMisses.NONE);
    }

    @Test
    void countsTheMissesOfEachDeviceAndEachUser() {
        var laptop = device(1);
        store().missed(ada, phone);
        store().missed(ada, laptop);
        store().missed(ada, phone);
        store().missed(Fresh.userId(), phone);

        assertThat(store().find(ada)).isEqualTo(new DeviceMisses(Instant.EPOCH, Map.of(phone, 2, laptop, 1)));
    }

    @Test
    void losesNoMissOfManyAtOnce() throws Exception {
        var laptop = device(1);

        AtOnce.call(32, () -> {
            store().missed(ada, phone);
            store().missed(ada, laptop);
            return 0;
        });

        assertThat(store().find(ada).misses()).isEqualTo(Map.of(phone, 32, laptop, 32));
    }

    /// The oldest of eleven falls out whenever it missed, and takes with it all that are older still.
    @Test
    void keepsTheTenNewestDevicesAndMakesVoidWhatIsNoNewerThanTheOneThatFallsOut() {
        var devices = devices(0, 11);
        devices.reversed().forEach(device -> store().missed(ada, device));

        var kept = store().find(ada);
        assertThat(kept.misses().keySet()).containsExactlyInAnyOrderElementsOf(devices.subList(1, 11));
        assertThat(kept.of(devices.getFirst())).isEmpty();
        assertThat(kept.of(device(-1))).isEmpty();
        assertThat(kept.of(devices.get(1))).hasValue(1);
        assertThat(kept.of(device(1))).hasValue(0);
    }

    @Test
    void makesRoomForANewerDevice() {
        var devices = devices(0, 12);
        devices.forEach(device -> store().missed(ada, device));
        store().missed(ada, devices.getLast());

        var kept = store().find(ada);
        assertThat(kept.misses().keySet()).containsExactlyInAnyOrderElementsOf(devices.subList(2, 12));
        assertThat(kept.of(devices.getLast())).hasValue(2);
        assertThat(kept.of(devices.get(1))).isEmpty();
    }

    /// Its copies from before are void then.
    @Test
    void countsARenewedDeviceInItsOwnPlace() {
        var renewed = phone.renewed().orElseThrow();
        store().missed(ada, phone);
        store().missed(ada, phone);
        assertThat(store().find(ada).of(renewed)).hasValue(0);
        assertThat(store().find(ada).of(phone)).hasValue(2);

        store().missed(ada, renewed);
        store().missed(ada, renewed);

        assertThat(store().find(ada)).isEqualTo(new DeviceMisses(Instant.EPOCH, Map.of(renewed, 2)));
        assertThat(store().find(ada).of(phone)).isEmpty();
    }

    @Test
    void makesNoDeviceVoidForOneThatIsRenewed() {
        var devices = devices(0, 10);
        devices.forEach(device -> store().missed(ada, device));
        var renewed = devices.getLast().renewed().orElseThrow();

        store().missed(ada, renewed);

        var kept = store().find(ada);
        assertThat(kept.voidBefore()).isEqualTo(Instant.EPOCH);
        assertThat(kept.misses()).hasSize(10).containsEntry(renewed, 1);
    }

    /// A miss of the token from before was under way.
    @Test
    void makesNothingValidAgainByAMissOfADeviceThatWasRenewed() {
        var renewed = phone.renewed().orElseThrow();
        store().missed(ada, phone);
        store().missed(ada, renewed);
        store().missed(ada, phone);

        assertThat(store().find(ada).of(phone)).isEmpty();
        assertThat(store().find(ada).of(renewed)).hasValue(1);
    }

    @Test
    void forgetsAllDevicesOfOneUser() {
        var bob = Fresh.userId();
        store().missed(ada, phone);
        store().missed(bob, phone);

        store().forgetAll(ada, NOON.plusSeconds(5));

        assertThat(store().find(ada)).isEqualTo(new DeviceMisses(NOON.plusSeconds(5), Map.of()));
        assertThat(store().find(ada).of(phone)).isEmpty();
        assertThat(store().find(ada).of(device(5))).hasValue(0);
        assertThat(store().find(bob).of(phone)).hasValue(1);
    }

    @Test
    void countsOnAfterAllWereForgotten() {
        store().forgetAll(ada, NOON);
        store().missed(ada, phone);
        store().missed(ada, phone);

        assertThat(store().find(ada)).isEqualTo(new DeviceMisses(NOON, Map.of(phone, 2)));
    }

    /// Two operators, or two clocks, at once.
    @Test
    void forgetsNoLessThanBefore() {
        var later = device(10);
        store().forgetAll(ada, NOON.plusSeconds(5));
        store().missed(ada, later);

        store().forgetAll(ada, NOON.plusSeconds(1));
        store().forgetAll(ada, NOON.plusSeconds(5));

        assertThat(store().find(ada)).isEqualTo(new DeviceMisses(NOON.plusSeconds(5), Map.of(later, 1)));
    }

    /// A token was read before all were forgotten, and its wrong password is counted after.
    @Test
    void makesNothingValidAgainByAMissThatComesLate() {
        devices(10, 20).forEach(device -> store().missed(ada, device));
        store().forgetAll(ada, NOON.plusSeconds(60));
        devices(0, 11).forEach(device -> store().missed(ada, device));

        assertThat(store().find(ada).voidBefore()).isEqualTo(NOON.plusSeconds(60));
    }

    private static List<DeviceId> devices(int from, int to) {
        return IntStream.range(from, to).mapToObj(DeviceStoreContract::device).toList();
    }
}
