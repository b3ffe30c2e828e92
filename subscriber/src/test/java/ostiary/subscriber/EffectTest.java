package ostiary.subscriber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EffectTest {
    private static final Event EVENT = new EventParser().parse(Examples.text("user.updated"));

    private final InMemorySeenEvents seen = new InMemorySeenEvents();
    private final List<String> mails = new ArrayList<>();

    @Test
    void isDoneOnceForAnEventThatComesTwice() {
        var effect = Effect.once(seen, event -> mails.add(event.id()));

        effect.handle(EVENT);
        effect.handle(EVENT);
        effect.handle(new EventParser().parse(Examples.text("user.enabled")));

        assertThat(mails).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void isDoneAgainIfItFailed() {
        var failing = Effect.once(seen, event -> {
            throw new IllegalStateException("no connection");
        });
        assertThatThrownBy(() -> failing.handle(EVENT)).isInstanceOf(IllegalStateException.class);

        Effect.once(seen, event -> mails.add(event.id())).handle(EVENT);

        assertThat(mails).hasSize(1);
    }
}
