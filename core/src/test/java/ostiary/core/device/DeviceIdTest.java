package ostiary.core.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DeviceIdTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final DeviceId phone = DeviceId.fresh(NOON, new SecureRandom());
    private final DeviceId laptop = DeviceId.fresh(NOON, new SecureRandom());

    @Test
    void staysThatOfOneDeviceWhenItIsRenewed() {
        var renewed = phone.renewed().orElseThrow();

        assertThat(renewed.since()).isEqualTo(NOON);
        assertThat(renewed.previous()).hasValue(phone);
        assertThat(phone.previous()).isEmpty();
        assertThat(DeviceId.of(renewed.bytes())).isEqualTo(renewed);
    }

    @Test
    void tellsWhichOfOneDevicesBudgetsIsLater() {
        var renewed = phone.renewed().orElseThrow();

        assertThat(phone.isBefore(renewed.renewed().orElseThrow())).isTrue();
        assertThat(renewed.isBefore(phone)).isFalse();
        assertThat(phone.isBefore(phone)).isFalse();
        assertThat(phone.isBefore(laptop.renewed().orElseThrow())).isFalse();
    }

    @Test
    void isRenewedUntilItsCountIsFull() {
        var own = phone.value().substring(0, 28);

        assertThat(new DeviceId(own + "00ff").renewed()).hasValue(new DeviceId(own + "0100"));
        assertThat(new DeviceId(own + "ffff").renewed()).isEmpty();
    }
}
