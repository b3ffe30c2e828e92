package ostiary.core.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import ostiary.core.mail.Mail;
import ostiary.core.password.Password;
import ostiary.core.recovery.ResetPassword.Outcome;
import ostiary.core.recovery.ResetPassword.Outcome.Done;
import ostiary.core.recovery.ResetPassword.Outcome.InvalidCode;
import ostiary.core.testing.AtOnce;
import ostiary.core.testing.World;

/// Many who try at once.
class ResetRacesTest extends RecoverySetup {
    private static final int CALLERS = 64;

    private final String request = recovery.ask(ada.email());

    @Test
    void looksAtFiveWrongCodesHoweverManyComeAtOnce() throws Exception {
        var looked = new AtomicInteger();
        var right = recovery.secrets().byCode(request, "00000000").orElseThrow();
        var watched = new Proof(right.request(), true, (reset, now) -> {
            looked.incrementAndGet();
            return right.isOf(reset, now);
        });

        var outcomes = AtOnce.call(CALLERS, () -> recovery.reset().reset(Optional.of(watched), NEXT, "192.0.2.99"));

        assertThat(outcomes).containsOnly(new InvalidCode());
        assertThat(looked).hasValue(PasswordReset.MOST_TRIES);
        assertThat(recovery.byCode(request, code(), NEXT)).isEqualTo(new InvalidCode());
    }

    @Test
    void letsOneOfManyWithALinkThrough() throws Exception {
        var link = recovery.linkFor(ada.email());

        assertThat(redeemers(() -> recovery.secrets().byLink(link)))
                .filteredOn(Done.class::isInstance)
                .hasSize(1);
        assertThat(notices()).isEqualTo(1);
    }

    @Test
    void letsOneOfManyWithACodeThrough() throws Exception {
        var code = code();

        assertThat(redeemers(() -> recovery.secrets().byCode(request, code)))
                .filteredOn(Done.class::isInstance)
                .hasSize(1);
        assertThat(notices()).isEqualTo(1);
    }

    /// Each wants another password.
    private List<Outcome> redeemers(Supplier<Optional<Proof>> proof) throws InterruptedException {
        return AtOnce.callAll(IntStream.range(0, CALLERS)
                .<Callable<Outcome>>mapToObj(number -> () -> recovery.reset()
                        .reset(proof.get(), Password.of("walrus number " + number + " of many"), "192.0.2." + number))
                .toList());
    }

    private long notices() {
        return world.outbox.sent().stream()
                .filter(Mail.PasswordChanged.class::isInstance)
                .count();
    }

    /// A client that heard no answer sends the same again, at the same moment even.
    @Test
    void tellsTheSameClientTwiceThatItIsDone() {
        var code = code();
        recovery.byCode(request, code, NEXT);
        long told = notices();

        assertThat(recovery.byCode(request, code, NEXT)).isEqualTo(new Done());

        assertThat(notices()).isEqualTo(told);
        assertThat(world.stores.revocations().since(world.clock.instant()).revocations())
                .hasSize(1);
    }

    @Test
    void tellsNobodyElseThatItIsDone() {
        recovery.byCode(request, code(), NEXT);

        assertThat(recovery.byCode(request, wrong(1), NEXT)).isEqualTo(new InvalidCode());
        assertThat(recovery.byCode(request, code(), World.PASSWORD)).isEqualTo(new InvalidCode());
    }
}
