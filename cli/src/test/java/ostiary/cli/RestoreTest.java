package ostiary.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ostiary.adapters.dynamodb.DynamoDbUserStatusStore;
import ostiary.cli.LoggedChanges.Change;
import ostiary.core.session.SessionStore.Rotation.Unknown;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.KeyRing;
import ostiary.core.user.Account;
import ostiary.core.user.Credential;
import ostiary.core.user.ImportId;
import ostiary.core.user.SealedHash;
import ostiary.core.user.User;

/// The sessions that the command ends in a restored table, the changes that it repeats, and those that it
/// leaves to people.
class RestoreTest extends RestoreSetup {
    @Test
    void looksAndChangesNothing() {
        var before = items();

        assertThat(restore(table, SINCE).look(LoggedChanges.NONE).text("t"))
                .startsWith("1 sessions and 3 codes, challenges and consents of before would be ended.")
                .contains("The newest session started at " + revived.startedAt())
                .endsWith("Nothing was changed: --apply does it.");
        assertThat(items()).isEqualTo(before);
    }

    @Test
    void endsWhatHasComeBackAndLeavesTheAccounts() throws MovingException {
        assertThat(apply(new LoggedChanges(Map.of())).text("t")).isEqualTo("""
            1 sessions and 3 codes, challenges and consents of before are ended.
            Access tokens issued up to %s are refused.\
            """.formatted(clock.instant()));

        assertNothingIsRevived();
    }

    @Test
    void refusesATableThatTakesTrafficAndChangesNothing() throws MovingException {
        var session = session(ada.id(), SINCE.plusSeconds(61));
        var first = tokens.first(ada.id(), session.id(), KeyRing.key("k1"));
        start(session, first);
        var before = items();

        assertThatExceptionOfType(MovingException.class)
                .isThrownBy(() -> apply(LoggedChanges.NONE))
                .withMessageContainingAll("started at " + session.startedAt(), "--in-use", "Nothing was changed");
        assertThat(items()).isEqualTo(before);

        restore(table, SINCE).apply(LoggedChanges.NONE, true);
        assertNothingIsRevived();
        assertThat(rotated(first)).as("from before the command").isInstanceOf(Unknown.class);
    }

    @Test
    void disablesAgainAndGivesNothingBack() throws MovingException {
        var stranger = Fresh.userId();
        var eve = new User(Fresh.userId(), Fresh.email(), Optional.empty(), Instant.EPOCH);
        var login = new Credential(eve.id(), eve.email(), new SealedHash("$fast$v=1$hash"), true, Set.of("admin"));
        new DynamoDbBulkAccountStore(table).add(List.of(new Account(eve, login)), new ImportId("test"));
        new DynamoDbUserStatusStore(table).setDisabled(eve.id(), true);
        var changes = new LoggedChanges(
                Map.of(
                        ada.id(),
                        new Change(Optional.of(true), Optional.empty()),
                        stranger,
                        new Change(Optional.of(true), Optional.empty()),
                        eve.id(),
                        new Change(Optional.of(false), Optional.of(Set.of("a'b", "staff")))),
                Map.of("billing", "client_removed"));

        var report = apply(changes);

        var users = new DynamoDbUserStatusStore(table);
        assertThat(users.findStatus(ada.id()).orElseThrow().disabled()).isTrue();
        assertThat(users.findStatus(eve.id()).orElseThrow().disabled()).isTrue();
        assertThat(users.findStatus(stranger)).isEmpty();
        assertThat(report.isLeftSomething()).isTrue();
        assertThat(report.text("shop"))
                .contains(
                        ada.id() + " was disabled since, and is again.",
                        stranger + " was disabled since, and is not in this table.",
                        "bin/ostiary user enable --restored --reason restored --table shop " + eve.id(),
                        "bin/ostiary user roles --restored --reason restored --table shop " + eve.id()
                                + " 'a'\\''b' 'staff'",
                        "Removed since; if that holds: bin/ostiary client delete --table shop 'billing'");
    }
}
