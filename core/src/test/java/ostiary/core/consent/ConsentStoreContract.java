package ostiary.core.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import ostiary.core.testing.AtOnce;
import ostiary.core.testing.Fresh;
import ostiary.core.user.UserId;

/// The contract of every [ConsentStore]; each adapter's test extends this.
public abstract class ConsentStoreContract {
    private final UserId ada = Fresh.userId();
    private final Consent first = Consent.first("shop", Set.of("openid", "email"), Fresh.now());

    protected abstract ConsentStore store();

    @Test
    void givesBackWhatItKeeps() {
        var bare = Consent.first("bare", Set.of(), Fresh.now());

        assertThat(store().put(ada, Optional.empty(), first)).isTrue();
        assertThat(store().put(ada, Optional.empty(), bare)).isTrue();

        assertThat(store().find(ada, "shop")).contains(first);
        assertThat(store().glance(ada, "shop")).contains(first);
        assertThat(store().list(ada)).containsExactlyInAnyOrder(first, bare);
    }

    @Test
    void keepsEachUsersApart() {
        store().put(ada, Optional.empty(), first);

        assertThat(store().find(Fresh.userId(), "shop")).isEmpty();
        assertThat(store().find(ada, "another")).isEmpty();
        assertThat(store().list(Fresh.userId())).isEmpty();
    }

    @Test
    void keepsAWithdrawalAndThatItIsDone() {
        var withdrawn = first.withdrawn(Fresh.now());
        store().put(ada, Optional.empty(), first);

        assertThat(store().put(ada, Optional.of(first), withdrawn)).isTrue();
        assertThat(store().find(ada, "shop")).contains(withdrawn);
        assertThat(store().put(ada, Optional.of(withdrawn), withdrawn.done())).isTrue();
        assertThat(store().find(ada, "shop")).contains(withdrawn.done());
    }

    @Test
    void changesNothingThatSomebodyElseHasChanged() {
        var withdrawn = first.withdrawn(Fresh.now());
        store().put(ada, Optional.empty(), first);
        store().put(ada, Optional.of(first), withdrawn);

        assertThat(store().put(
                                ada,
                                Optional.of(first),
                                first.withdrawn(Fresh.now().plusSeconds(1))))
                .isFalse();
        assertThat(store().put(ada, Optional.empty(), first)).isFalse();
        assertThat(store().find(ada, "shop")).contains(withdrawn);
    }

    /// A second try whose first had succeeded.
    @Test
    void doesTheSameTwice() {
        assertThat(store().put(ada, Optional.empty(), first)).isTrue();
        assertThat(store().put(ada, Optional.empty(), first)).isTrue();
    }

    @Test
    void letsOneOfManyAtOnceThrough() throws Exception {
        var each = IntStream.range(0, 8)
                .<Callable<Boolean>>mapToObj(i -> () ->
                        store().put(ada, Optional.empty(), Consent.first("shop", Set.of("scope" + i), Fresh.now())))
                .toList();

        assertThat(AtOnce.callAll(each)).containsOnlyOnce(true);
    }
}
