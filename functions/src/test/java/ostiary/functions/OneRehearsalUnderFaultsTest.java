package ostiary.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import ostiary.core.UnavailableException;
import ostiary.functions.rehearsal.Standing;
import ostiary.functions.rehearsal.Verdict;
import ostiary.functions.rehearsal.Verdict.Failed;
import ostiary.functions.rehearsal.Verdict.Passed;

/// A rehearsal whose verdict the table does not take or tell, for now or at all.
class OneRehearsalUnderFaultsTest extends OneRehearsalSetup {
    @Test
    void failsWhereTheTableIsOutOfReach() {
        assertThat(verdict(new WrappedVerdictStore(verdicts) {
                    @Override
                    public Standing take(String release, String walker, Instant now, Instant until) {
                        throw new UnavailableException("DynamoDB", null);
                    }
                }))
                .isEqualTo(new Failed("share", "UnavailableException"));
        assertThat(world.asked).isEmpty();
    }

    @Test
    void outlivesAShortOutageOfTheTable() {
        var calls = new AtomicInteger();

        assertThat(verdict(new WrappedVerdictStore(verdicts) {
                    @Override
                    public Standing take(String release, String walker, Instant now, Instant until) {
                        if (calls.incrementAndGet() < 4) {
                            throw new UnavailableException("DynamoDB", null);
                        }
                        return super.take(release, walker, now, until);
                    }
                }))
                .isEqualTo(new Passed());
    }

    @Test
    void isNotWalkedAgainWhereItsVerdictCouldNotBeKeptAtOnce() {
        var calls = new AtomicInteger();

        assertThat(verdict(new WrappedVerdictStore(verdicts) {
                    @Override
                    public boolean decide(String release, String walker, Verdict verdict, Instant until) {
                        if (calls.incrementAndGet() < 3) {
                            throw new UnavailableException("DynamoDB", null);
                        }
                        return super.decide(release, walker, verdict, until);
                    }
                }))
                .isEqualTo(new Passed());
        assertThat(mails()).isEqualTo(1);
        assertThat(standing()).isEqualTo(new Standing.Decided(new Passed()));
    }

    @Test
    void goesOnWhereItCannotBeRenewedForNow() {
        assertThat(verdict(new WrappedVerdictStore(verdicts) {
                    @Override
                    public boolean renew(String release, String walker, Instant until) {
                        throw new UnavailableException("DynamoDB", null);
                    }
                }))
                .isEqualTo(new Passed());
    }
}
