package ostiary.functions.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import ostiary.core.throttle.AttemptWindow;
import ostiary.core.throttle.Limits;
import ostiary.core.throttle.Network;
import ostiary.core.user.EmailAddress;

class SyntheticUserTest {
    private static final Instant NOW = Instant.parse("2026-11-22T11:59:30.123456Z");

    private final SyntheticUser user = SyntheticUser.fresh(new SecureRandom(), NOW);

    @Test
    void hasAnIdThatNoPersonHas() {
        assertThat(user.id().toString()).startsWith("facade00-0000-8000-");
        assertThat(user.id().value().version()).isEqualTo(8);
        assertThat(user.id().value().variant()).isEqualTo(2);
    }

    @Test
    void hasAnAddressOfTheMailboxSimulator() {
        assertThat(user.email().value()).matches("success\\+ostiary-[0-9a-f-]{17}@simulator\\.amazonses\\.com");
        assertThat(EmailAddress.parse(user.email().value())).contains(user.email());
    }

    @Test
    void comesFromANetworkThatNobodyHas() {
        assertThat(Network.of(user.sourceIp())).startsWith("2001:db8:").endsWith("/64");
    }

    /// The extremes of what is random give well-formed names, too.
    @Test
    void isWellFormedWhateverIsRandom() {
        for (long bits : new long[] {0, -1, 1, Long.MIN_VALUE, Long.MAX_VALUE}) {
            var extreme = SyntheticUser.fresh(
                    new Random() {
                        @Override
                        public long nextLong() {
                            return bits;
                        }
                    },
                    NOW);

            assertThat(EmailAddress.parse(extreme.email().value())).contains(extreme.email());
            assertThat(Network.of(extreme.sourceIp())).startsWith("2001:db8:");
            assertThat(extreme.id().value().version()).isEqualTo(8);
            assertThat(extreme.id().value().variant()).isEqualTo(2);
        }
    }

    @Test
    void isAnotherEveryTime() {
        assertThat(Stream.generate(() -> SyntheticUser.fresh(new SecureRandom(), NOW))
                        .limit(1000)
                        .map(SyntheticUser::id)
                        .distinct())
                .hasSize(1000);
    }

    /// Half a minute before a window ends.
    @Test
    void knowsItsCountsInThisWindowAndTheNext() {
        var subject = Limits.CODE_BY_ADDRESS.ofMailbox(user.email().value());

        assertThat(user.attempts())
                .contains(AttemptWindow.of(subject, NOW), AttemptWindow.of(subject, NOW.plus(Duration.ofMinutes(1))))
                .hasSize(22);
    }
}
