package ostiary.emulators.aws;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Trouble with one service until this is closed.
public final class Outage implements AutoCloseable {
    /// Longer than any client here waits, and not for ever.
    private static final Duration SILENCE = Duration.ofSeconds(60);

    private final Optional<AwsAnswer> answer;
    private final Consumer<Outage> whenOver;
    private final CountDownLatch over = new CountDownLatch(1);

    Outage(Optional<AwsAnswer> answer, Consumer<Outage> whenOver) {
        this.answer = answer;
        this.whenOver = whenOver;
    }

    /// Of its answers; 0 if there are none.
    int status() {
        return answer.map(AwsAnswer::status).orElse(0);
    }

    /// What the service says; empty, after a long silence, if nothing.
    Optional<AwsAnswer> answer() throws InterruptedException {
        if (answer.isEmpty()) {
            boolean _ = over.await(SILENCE.toSeconds(), TimeUnit.SECONDS);
        }
        return answer;
    }

    @Override
    public void close() {
        whenOver.accept(this);
        over.countDown();
    }
}
