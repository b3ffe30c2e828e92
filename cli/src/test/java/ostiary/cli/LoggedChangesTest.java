package ostiary.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.adapters.telemetry.AuditFields;
import ostiary.cli.LoggedChanges.Change;
import ostiary.core.audit.AuditEvent;
import ostiary.core.testing.Fresh;
import ostiary.core.user.UserId;

/// The changes that an operators' log tells of, in the form in which the AWS CLI prints it.
class LoggedChangesTest {
    private static final Instant SINCE = Instant.parse("2026-11-29T10:00:00Z");

    private final UserId ada = Fresh.userId();

    @TempDir
    private Path directory;

    /// As the CLI prints it.
    static String events(String... events) {
        return "{\"events\": [" + String.join(",", events) + "], \"searchedLogStreams\": [{\"a\": [1]}]}";
    }

    static String disabled(UserId user, Instant at) {
        return event(new AuditEvent.UserDisabled(user), at);
    }

    private static String event(AuditEvent event, Instant at) {
        return event(
                AuditFields.of(event).entrySet().stream()
                        .map(field -> "\\\"" + field.getKey() + "\\\":\\\"" + field.getValue() + "\\\"")
                        .collect(Collectors.joining(",", "{", "}")),
                at);
    }

    private static String event(String escaped, Instant at) {
        return "{\"logStreamName\": \"2026-11-29\", \"timestamp\": " + at.toEpochMilli() + ", \"message\": \"" + escaped
                + "\", \"ingestionTime\": 1, \"eventId\": \"3\"}";
    }

    private LoggedChanges read(String text) throws IOException, MovingException {
        return LoggedChanges.read(Files.writeString(directory.resolve("changes.json"), text), SINCE);
    }

    @Test
    void endsWithTheLastWordInWhateverOrderTheyCome() throws Exception {
        var changes = read(events(
                event(new AuditEvent.UserEnabled(ada), SINCE.plusSeconds(3)),
                event(new AuditEvent.RolesChanged(ada, Set.of()), SINCE.plusSeconds(2)),
                disabled(ada, SINCE.plusSeconds(1)),
                event(new AuditEvent.RolesChanged(ada, Set.of("staff", "admin")), SINCE.plusSeconds(1)),
                event(new AuditEvent.AllSessionsEnded(ada), SINCE.plusSeconds(9))));

        assertThat(changes.byUser())
                .containsOnlyKeys(ada)
                .containsValue(new Change(Optional.of(false), Optional.of(Set.of())));
    }

    @Test
    void takesTheOneThatShutsOutOfTwoAtATime() throws Exception {
        for (var order : new String[][] {{"enable", "disable"}, {"disable", "enable"}}) {
            Function<String, String> line = word ->
                    word.equals("enable") ? event(new AuditEvent.UserEnabled(ada), SINCE) : disabled(ada, SINCE);

            assertThat(read(events(line.apply(order[0]), line.apply(order[1]))).byUser())
                    .containsEntry(ada, new Change(Optional.of(true), Optional.empty()));
        }
    }

    @Test
    void tellsOfClientsWhatWasLastDone() throws Exception {
        assertThat(read(events(
                                event(new AuditEvent.ClientRemoved("billing"), SINCE.plusSeconds(2)),
                                event(new AuditEvent.ClientChanged("billing"), SINCE.plusSeconds(1)),
                                event(new AuditEvent.ClientRegistered("app"), SINCE)))
                        .byClient())
                .containsExactly(entry("app", "client_registered"), entry("billing", "client_removed"));
    }

    @Test
    void leavesOutWhatTheTableKnows() throws Exception {
        assertThat(read(events(disabled(ada, SINCE.minusMillis(1)))).byUser()).isEmpty();
        assertThat(read(events()).byUser()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"events\": {}}",
                "{\"events\": [1]}",
                "{\"events\": [",
                "{\"events\": [{\"timestamp\": 1}]}",
                "{\"events\": [{\"timestamp\": \"x\", \"message\": \"{}\"}]}",
            })
    void refusesWhatIsNoLog(String text) {
        assertThatExceptionOfType(MovingException.class)
                .isThrownBy(() -> read(text))
                .withMessageContaining("is not what `aws logs filter-log-events");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "[]", "{\\\"event\\\":\\\"user_disabled\\\"}", "{\\\"event\\\":\\\"user_disabled"})
    void refusesALineThatItDoesNotUnderstand(String message) {
        assertThatExceptionOfType(MovingException.class).isThrownBy(() -> read(events(event(message, SINCE))));
    }

    static Stream<Class<?>> kinds() {
        return Stream.of(AuditEvent.class.getPermittedSubclasses());
    }

    /// Whatever changes a user for good is lost by a restore: it must be in the operators' log, or on the page. A new
    /// event has to be put into one of the two lists.
    @ParameterizedTest
    @MethodSource("kinds")
    void areAllThatARestoreForgets(Class<?> kind) throws IOException {
        var page = Files.readString(Path.of("../docs/restore.md"));
        var forGood = Set.of(
                "UserDisabled",
                "UserEnabled",
                "RolesChanged",
                "SignUpConfirmed",
                "PasswordReset",
                "PasswordChanged",
                "PasswordVoided",
                "AddressChanged",
                "AddressRestored",
                "ClientRegistered",
                "ClientChanged",
                "ClientRemoved",
                "PasskeyAdded",
                "PasskeyRemoved",
                "FactorAdded",
                "FactorRemoved",
                "RecoveryCodeUsed",
                "RecoveryCodesRenewed",
                "DeletionRequested",
                "DeletionCancelled",
                "DeletionRefused");
        var passing = Set.of(
                "PasskeyCopied",
                "AccountExported",
                "OperatorActed",
                "OperatorLooked",
                "OperatorSearched",
                "UserUnlocked",
                "SignUpRequested",
                "SignUpThrottled",
                "MailBudgetSpent",
                "CodeRefused",
                "PasswordResetRequested",
                "PasswordResetThrottled",
                "PasswordResetRefused",
                "PasswordChangeRefused",
                "AddressChangeRequested",
                "AddressChangeThrottled",
                "AddressChangeRefused",
                "LoggedIn",
                "LoginFailed",
                "LoginThrottled",
                "LinkRefused",
                "Refreshed",
                "LostAnswerForgiven",
                "NewOrigin",
                "RefreshRefused",
                "DeletionNotCancelled",
                "UnknownTokenRefused",
                "SessionEnded",
                "ClientRefused",
                "ClientTokenIssued",
                "ClientTokenRevoked",
                "ConsentGiven",
                "ConsentWithdrawn",
                "AllSessionsEnded",
                "FactorRefused",
                "FactorLocked",
                "NoticeUnsent",
                "RevocationFeedUnreadable");
        var name = kind.getSimpleName();
        var logged = name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);

        assertThat(page).contains("--log-group-name " + OperatorsLog.group("$OLD") + " ");
        assertThat(forGood.contains(name)).isNotEqualTo(passing.contains(name));
        assertThat(page.contains("\"" + logged + "\"")).isEqualTo(forGood.contains(name));
    }

    @Test
    void areWrittenByTheNamesOfTheFunctions() {
        assertThat(AuditFields.of(new AuditEvent.RolesChanged(new UserId(new UUID(0, 1)), Set.of("b", "a"))))
                .containsEntry("event", "roles_changed")
                .containsEntry("user_id", "00000000-0000-0000-0000-000000000001")
                .containsEntry("roles", "a b");
    }
}
