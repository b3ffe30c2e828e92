package ostiary.emulators.aws;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// An outage of one service, which lasts until it is closed.
public final class Outage implements AutoCloseable {
    /// How long an unanswered call is held: longer than the timeout of any client here, but
    /// bounded so that threads end.
    private static final Duration SILENCE = Duration.ofSeconds(60);

    private final Optional<AwsAnswer> answer;
    private final Consumer<Outage> whenOver;
    private final CountDownLatch over = new CountDownLatch(1);

    Outage(Optional<AwsAnswer> answer, Consumer<Outage> whenOver) {
        this.answer = answer;
        this.whenOver = whenOver;
    }

    /// The HTTP status of the responses, or 0 if there are none.
    int status() {
        return answer.map(AwsAnswer::status).orElse(0);
    }

    /// The response during the outage. If there is none, waits for the end of the outage, for up to a minute.
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
