package ostiary.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.core.access.Revocation.OfEveryone;
import ostiary.core.access.Revocation.OfSession;
import ostiary.core.access.Revocation.OfSessionsOf;
import ostiary.core.access.Revocation.OfUser;
import ostiary.core.testing.AtOnce;
import ostiary.core.testing.Fresh;

/// The contract of every [RevocationFeed]. The feed is shared, so others' entries may be in it.
public abstract class RevocationFeedContract {
    private final Instant now = Fresh.now();

    protected abstract RevocationFeed feed();

    protected abstract RevocationPages pages();

    @Test
    void showsWhatWasPublishedAsItWas() {
        var published = List.<Revocation>of(
                new OfSession(Fresh.sessionId()),
                new OfUser(Fresh.userId(), now),
                new OfSessionsOf(Fresh.userId(), now),
                new OfEveryone(Instant.EPOCH));

        published.forEach(revocation -> feed().publish(revocation, now));

        assertThat(feed().since(now).revocations()).containsAll(published);
    }

    @Test
    void showsWhatIsAsOldAsAskedForAndNothingMuchOlder() {
        var older = new OfSession(Fresh.sessionId());
        var justSo = new OfSession(Fresh.sessionId());
        feed().publish(older, now.minusSeconds(6));
        feed().publish(justSo, now);

        assertThat(feed().since(now).revocations()).contains(justSo).doesNotContain(older);
    }

    @Test
    void losesNoneOfManyPublishedInOneInstant() throws InterruptedException {
        var published = AtOnce.call(32, () -> {
            var revocation = new OfSession(Fresh.sessionId());
            feed().publish(revocation, now);
            return revocation;
        });

        assertThat(feed().since(now).revocations()).containsAll(published);
    }

    @Test
    void givesAPageOfThemToReadersElsewhere() {
        var published = List.<Revocation>of(
                new OfSession(Fresh.sessionId()), new OfUser(Fresh.userId(), now), new OfEveryone(Instant.EPOCH));
        published.forEach(revocation -> feed().publish(revocation, now));

        var page = pages().read(now, Optional.empty()).orElseThrow();

        assertThat(page.revocations()).containsAll(published);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "KEYS#PUBLIC",
                "000000000000000#session#x",
                "999999999999999#session#",
                "\u0000",
                "%",
                "x#y#z#"
            })
    void takesNoCursorThatItDidNotGive(String cursor) {
        assertThat(pages().read(now, Optional.of(cursor))).isEmpty();
    }

    @Test
    void canBeReadAtAnyPointOfTime() {
        assertThat(feed().since(now.plusSeconds(3600)).revocations()).isEmpty();
        feed().since(Instant.EPOCH);
    }
}
