package ostiary.core.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.KeyRing;
import ostiary.core.user.UserId;

class KnownDevicesTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final String NAME = "ada@example.org";

    private final UserId ada = Fresh.userId();
    private final KeyRing keys = new KeyRing("k1");
    private final AtomicInteger asked = new AtomicInteger();
    private final DeviceStore store = new InMemoryDeviceStore();
    private final KnownDevices devices =
            new KnownDevices(new DeviceTokens(keys), new CountedStore(store, asked), new SecureRandom());

    private String token() {
        return devices.tokenFor(ada, NAME, Optional.empty(), NOON).orElseThrow();
    }

    private Optional<KnownDevice> recognise(String token) {
        return recognise(Optional.of(token));
    }

    private Optional<KnownDevice> recognise(Optional<String> token) {
        return devices.recognise(token, NAME, NOON);
    }

    @Test
    void areKnownByTheirTokens() {
        assertThat(recognise(token())).hasValueSatisfying(device -> {
            assertThat(device.userId()).isEqualTo(ada);
            assertThat(device.id().since()).isEqualTo(NOON);
            assertThat(device.misses()).isZero();
        });
    }

    /// 64 bytes in base64url, in the way of no cookie and no form.
    @Test
    void haveTokensThatAnyTextMayHold() {
        assertThat(token()).matches("odt_[A-Za-z0-9_-]{86}");
    }

    @Test
    void areKnownToTheirUserOnly() {
        assertThat(devices.recognise(Optional.of(token()), "eve@example.org", NOON))
                .isEmpty();
        assertThat(devices.recognise(Optional.of(token()), "nobody@example.org", NOON))
                .isEmpty();
    }

    /// Each of the bits counts, those of the ids and those of the MAC.
    @Test
    void areNotKnownByATokenThatIsNotQuiteOurs() {
        var token = token();
        var bytes = Base64.getUrlDecoder().decode(token.substring(4));
        for (int bit = 0; bit < bytes.length * Byte.SIZE; bit++) {
            bytes[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            assertThat(recognise(
                            "odt_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)))
                    .as("bit " + bit)
                    .isEmpty();
            bytes[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
        }
        assertThat(recognise(token)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "odt_", "ort_x", "odt_\u0000", "odt_A=", "%"})
    void areNotKnownByNonsense(String token) {
        assertThat(recognise(token)).isEmpty();
        assertThat(recognise(token + "A".repeat(86))).isEmpty();
        assertThat(recognise("odt_" + "!".repeat(86))).isEmpty();
    }

    /// The store is asked for tokens of our own making only, so that nothing tells a user who is there from one who is
    /// not.
    @Test
    void costNoReadWhereTheTokenIsNotForThisName() {
        devices.recognise(Optional.empty(), NAME, NOON);
        devices.recognise(Optional.of(token()), "nobody@example.org", NOON);
        devices.recognise(Optional.of(token().replace('A', 'B') + "x"), NAME, NOON);
        assertThat(asked).hasValue(0);

        recognise(token());
        assertThat(asked).hasValue(1);
    }

    @Test
    void stayKnownAsLongAsTheirKeyIsKept() {
        var token = token();
        keys.rotateTo("k2");
        assertThat(recognise(token)).isPresent();

        keys.forget("k1");
        assertThat(recognise(token)).isEmpty();
    }

    @Test
    void areStrangersAndGetNoTokenWhileTheirKeysAreOutOfReach() {
        var token = token();
        keys.setOutOfReach(true);

        assertThat(recognise(token)).isEmpty();
        assertThat(devices.tokenFor(ada, NAME, Optional.empty(), NOON)).isEmpty();
    }

    @Test
    void areStrangersOnceTheyHaveMissedTenTimes() {
        var token = token();
        for (int misses = 0; misses < DeviceMisses.BUDGET; misses++) {
            devices.missed(recognise(token).orElseThrow());
        }

        assertThat(recognise(token)).isEmpty();
        assertThat(recognise(token())).isPresent();
    }

    @Test
    void stayTheSameAsLongAsTheyDoNotMiss() {
        var first = recognise(token());

        var again = recognise(devices.tokenFor(ada, NAME, first, NOON.plusSeconds(60)));

        assertThat(again).isEqualTo(first);
    }

    /// A copy of the token keeps what was left of its budget, and gets no other when the owner logs in.
    @Test
    void haveAnotherBudgetAfterTheLoginThatFollowsAMiss() {
        var token = token();
        devices.missed(recognise(token).orElseThrow());

        var next = recognise(devices.tokenFor(ada, NAME, recognise(token), NOON.plusSeconds(60)));

        assertThat(next)
                .hasValueSatisfying(device -> assertThat(device.misses()).isZero());
        assertThat(recognise(token))
                .hasValueSatisfying(device -> assertThat(device.misses()).isEqualTo(1));
    }

    /// Be it a typo at each login, or a second factor that is asked for.
    @Test
    void leaveAllOthersKnownHoweverOftenOneOfThemMisses() {
        var laptop = token();
        var first = devices.tokenFor(ada, NAME, Optional.empty(), NOON.plusSeconds(60));
        var phone = first;
        for (int login = 0; login < 12; login++) {
            devices.missed(recognise(phone).orElseThrow());
            phone = devices.tokenFor(ada, NAME, recognise(phone), NOON.plusSeconds(60));
        }

        assertThat(recognise(laptop)).isPresent();
        assertThat(recognise(phone)).isPresent();
        assertThat(recognise(first)).isEmpty();
        assertThat(store.find(ada).misses()).hasSize(1);
    }

    /// An address may get another user, whose devices are their own.
    @Test
    void areNewOnesForAnotherUserOfTheName() {
        var old = recognise(token());

        var next = recognise(devices.tokenFor(Fresh.userId(), NAME, old, NOON.plusSeconds(60)));

        assertThat(next)
                .hasValueSatisfying(device ->
                        assertThat(device.id()).isNotEqualTo(old.orElseThrow().id()));
    }

    @Test
    void areForgottenAllAtOnce() {
        var phone = token();
        var laptop = token();
        var changed = NOON.plusSeconds(60);

        devices.forgetAll(ada, changed);

        assertThat(recognise(phone)).isEmpty();
        assertThat(recognise(laptop)).isEmpty();
        assertThat(recognise(devices.tokenFor(ada, NAME, Optional.empty(), changed)))
                .isPresent();
    }

    /// The old password was checked before it was changed, and the token is made after.
    @Test
    void areForgottenThoughTheirLoginWasUnderWay() {
        var begun = NOON;
        devices.forgetAll(ada, NOON.plusMillis(1));

        assertThat(recognise(devices.tokenFor(ada, NAME, Optional.empty(), begun)))
                .isEmpty();
    }

    private record CountedStore(DeviceStore store, AtomicInteger asked) implements DeviceStore {
        @Override
        public DeviceMisses find(UserId userId) {
            asked.incrementAndGet();
            return store.find(userId);
        }

        @Override
        public void missed(UserId userId, DeviceId device) {
            store.missed(userId, device);
        }

        @Override
        public void forgetAll(UserId userId, Instant before) {
            store.forgetAll(userId, before);
        }
    }
}
