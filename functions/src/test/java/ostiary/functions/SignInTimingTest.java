package ostiary.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import ostiary.adapters.fault.WallClock;
import ostiary.core.login.CredentialVerifier;

/// Nobody learns by the sign-in page who has an account: not by what it says, and not by the time that it takes. The
/// time is judged in `make bench` alone.
class SignInTimingTest {
    private static final int PAIRS = WallClock.IS_JUDGED ? 1000 : 10;
    private static final int WARM_UP = WallClock.IS_JUDGED ? 100 : 2;
    private static final double ALLOWED = 0.05;
    private static final Duration LEAK = Duration.ofMillis(1);

    private final Random random = new Random(20261130);
    private final Set<String> known = new HashSet<>();
    private final List<Long> ofKnown = new ArrayList<>();
    private final List<Long> ofNobody = new ArrayList<>();
    private final Set<String> answers = new HashSet<>();

    @Test
    void nothingTellsWhoHasAnAccount() {
        double separation = measure(UnaryOperator.identity());

        // One answer for all: that name and password don't fit.
        assertThat(answers).singleElement().asString().contains("data-trouble=\"wrong-credentials\"");
        if (WallClock.IS_JUDGED) {
            assertThat(separation).isCloseTo(0.5, within(ALLOWED));
        }
    }

    /// The control: a check of passwords that takes a millisecond more for those who are there.
    @Test
    void aMillisecondWouldTell() {
        double separation = measure(credentials -> (username, password) -> {
            var verdict = credentials.verify(username, password);
            if (known.contains(username)) {
                spin(LEAK);
            }
            return verdict;
        });

        if (WallClock.IS_JUDGED) {
            assertThat(separation).isGreaterThan(0.5 + ALLOWED);
        }
    }

    private static void spin(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    private double measure(UnaryOperator<CredentialVerifier> flaw) {
        var pages = new SignInPages(flaw);
        for (int pair = -WARM_UP; pair < PAIRS; pair++) {
            var account = pages.account();
            known.add(account);
            boolean knownFirst = random.nextBoolean();
            for (boolean isKnown : new boolean[] {knownFirst, !knownFirst}) {
                long nanos = time(pages, isKnown ? account : SignInPages.nobody());
                if (pair >= 0) {
                    (isKnown ? ofKnown : ofNobody).add(nanos);
                }
            }
        }
        double separation = Separation.of(ofNobody, ofKnown);
        System.out.printf(
                "sign-in page, %d samples: AUC %.3f, medians %.2f ms of known users, %.2f ms of nobody%n",
                2 * PAIRS, separation, median(ofKnown), median(ofNobody));
        return separation;
    }

    private long time(SignInPages pages, String username) {
        long start = System.nanoTime();
        var response = pages.guess(username);
        long nanos = System.nanoTime() - start;
        answers.add(response.status() + " " + response.headers() + " "
                + response.body().replace(username, "somebody"));
        return nanos;
    }

    private static double median(List<Long> nanos) {
        return nanos.stream().sorted().skip(nanos.size() / 2).findFirst().orElseThrow() / 1e6;
    }
}
