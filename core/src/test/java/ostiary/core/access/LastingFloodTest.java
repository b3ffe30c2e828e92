package ostiary.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import ostiary.core.session.Session;
import ostiary.core.session.TokenIssuer;
import ostiary.core.testing.Fresh;

/// A flood of revocations that lasts for two hours, of which a read reaches no more than the last minutes. An honest
/// client calls every five seconds, and refreshes when its token is refused.
class LastingFloodTest {
    private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration LASTS = Duration.ofHours(2);

    /// How far back a read comes before its time is up.
    private static final Duration REACH = Duration.ofMinutes(4);

    private final Session honest = Fresh.session();
    private Instant now = START;

    private RevocationList authorizer() {
        return new RevocationList(new FloodedFeed(), _ -> {});
    }

    /// The revocations of the attacker's own sessions concern nobody else, and are left out.
    private final class FloodedFeed implements RevocationFeed {
        @Override
        public void publish(Revocation revocation, Instant at) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Reading since(Instant from) {
            var reached = now.minus(REACH);
            return Reading.good(List.of(), from.isAfter(reached) ? from : reached);
        }
    }

    private int refusals(Supplier<RevocationList> authorizers) {
        int refused = 0;
        var token = TokenIssuer.accessToken(honest, now);
        for (; now.isBefore(START.plus(LASTS)); now = now.plusSeconds(5)) {
            if (authorizers.get().covers(token, now)) {
                refused++;
                token = TokenIssuer.accessToken(honest, now);
                assertThat(authorizers.get().covers(token, now)).isFalse();
            } else if (!token.expiresAt().isAfter(now)) {
                token = TokenIssuer.accessToken(honest, now);
            }
        }
        return refused;
    }

    @Test
    void costsNothingWhereTheAuthorizerKeepsReading() {
        var warm = authorizer();

        assertThat(refusals(() -> warm)).isZero();
    }

    /// In the worst case each request meets an environment that has just started: the client refreshes as often as a
    /// read reaches, which is less than twice for each refresh that it makes anyway.
    @Test
    void costsOneRefreshInTheTimeThatAReadReaches() {
        assertThat(refusals(this::authorizer)).isBetween(1, (int) LASTS.dividedBy(REACH));
    }

    /// One authorizer that starts in the middle of it.
    @Test
    void costsOneRefreshWhereAnAuthorizerStarts() {
        var warm = authorizer();
        var started = authorizer();

        assertThat(refusals(() -> now.isBefore(START.plus(LASTS.dividedBy(2))) ? warm : started))
                .isLessThanOrEqualTo(1);
    }
}
