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

    private final Trouble trouble;
    private final Consumer<Outage> whenOver;
    private final CountDownLatch over = new CountDownLatch(1);

    Outage(Trouble trouble, Consumer<Outage> whenOver) {
        this.trouble = trouble;
        this.whenOver = whenOver;
    }

    /// Of its answers; 0 if there are none.
    int status() {
        return trouble == Trouble.BLACKHOLE ? 0 : trouble.answer().status();
    }

    /// What the service says; empty, after a long silence, if nothing.
    Optional<AwsAnswer> answer() throws InterruptedException {
        if (trouble == Trouble.BLACKHOLE) {
            boolean _ = over.await(SILENCE.toSeconds(), TimeUnit.SECONDS);
            return Optional.empty();
        }
        return Optional.of(trouble.answer());
    }

    @Override
    public void close() {
        whenOver.accept(this);
        over.countDown();
    }
}
