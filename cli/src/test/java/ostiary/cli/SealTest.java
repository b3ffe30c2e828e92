package ostiary.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import ostiary.core.password.PasswordHash;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.SealingRing;
import ostiary.core.user.Account;
import ostiary.core.user.Credential;
import ostiary.core.user.ImportId;
import ostiary.core.user.InMemoryBulkAccountStore;
import ostiary.core.user.InMemoryUserStore;
import ostiary.core.user.PasswordSealing;
import ostiary.core.user.SealedHash;
import ostiary.core.user.User;
import ostiary.core.user.UserId;

/// A table of before, whose hashes are in the clear, and the command that seals them all.
class SealTest {
    private static final PasswordHash HASH =
            new PasswordHash("$2b$04$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW");

    private final InMemoryUserStore users = new InMemoryUserStore();
    private final InMemoryBulkAccountStore store = new InMemoryBulkAccountStore(users);
    private final SealingRing keys = new SealingRing("s1");
    private final PasswordSealing sealing = keys.sealing(InstantSource.system());
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    private UserId account(SealedHash hash) {
        var user = new User(Fresh.userId(), Fresh.email(), Optional.empty(), Fresh.now());
        var login = new Credential(user.id(), user.email(), hash, false, Set.of("staff"));
        store.add(List.of(new Account(user, login)), ImportId.fresh());
        return user.id();
    }

    private SealedHash kept(UserId id) {
        return users.findCredential(users.find(id).orElseThrow().email())
                .orElseThrow()
                .passwordHash();
    }

    private Ending seal() throws MovingException {
        return new Seal(store, users, sealing, Progress.on(new PrintStream(shown, true, UTF_8))).run();
    }

    @Test
    void sealsEveryHashAndNothingElse() throws Exception {
        var before = SealedHash.inTheClear(HASH);
        var ids = IntStream.range(0, 25).mapToObj(_ -> account(before)).toList();
        var none = account(SealedHash.NONE);

        var ending = seal();

        assertThat(ending).isEqualTo(Ending.good("26 accounts, 25 of whose password hashes were sealed now."));
        assertThat(ids).allSatisfy(id -> {
            assertThat(kept(id).text()).startsWith("$sealed$v=1$k=s1$");
            assertThat(sealing.open(kept(id), id)).contains(HASH);
        });
        assertThat(kept(none)).isEqualTo(SealedHash.NONE);
        assertThat(seal().text()).isEqualTo("26 accounts, 0 of whose password hashes were sealed now.");
    }

    @Test
    void sealsAnewWithTheCurrentKey() throws Exception {
        var id = account(SealedHash.inTheClear(HASH));
        seal();
        keys.rotateTo("s2");

        seal();
        keys.lose("s1");

        assertThat(sealing.open(kept(id), id)).contains(HASH);
    }

    @Test
    void leavesWhatWasSealedForSomebodyElseAndSaysSo() throws Exception {
        var moved = sealing.seal(HASH, Fresh.userId());
        var id = account(moved);
        keys.rotateTo("s2");

        var ending = seal();

        assertThat(ending.status()).isEqualTo(2);
        assertThat(ending.text()).contains("1 were sealed for another user");
        assertThat(kept(id)).isEqualTo(moved);
    }

    @Test
    void endsWhereTheKeysAreNotThoseOfTheTable() {
        var id = account(sealing.seal(HASH, Fresh.userId()));
        keys.rotateTo("s2");
        keys.lose("s1");

        assertThatExceptionOfType(MovingException.class)
                .isThrownBy(this::seal)
                .withMessageContainingAll(id.toString(), "sealing key s1 is not here");
    }

    @Test
    void showsNoHash() throws Exception {
        account(SealedHash.inTheClear(HASH));

        assertThat(seal().text() + shown.toString(UTF_8)).doesNotContain("CCCC", "$2b$", "$sealed$");
    }
}
