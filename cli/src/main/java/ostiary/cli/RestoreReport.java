package ostiary.cli;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ostiary.adapters.telemetry.AuditFields;
import ostiary.cli.LoggedChanges.Change;
import ostiary.core.user.UserId;

/// An operator's report of a restored table.
final class RestoreReport {
    private final boolean isDone;
    private final LoggedChanges changes;
    private final Set<UserId> gone = new LinkedHashSet<>();
    private Restore.Count count = new Restore.Count(0, 0, Long.MIN_VALUE);
    private Optional<Instant> refusedUpTo = Optional.empty();

    private RestoreReport(boolean isDone, LoggedChanges changes) {
        this.isDone = isDone;
        this.changes = changes;
    }

    static RestoreReport planned(Restore.Count count, LoggedChanges changes) {
        var report = new RestoreReport(false, changes);
        report.count = count;
        return report;
    }

    static RestoreReport done(LoggedChanges changes) {
        return new RestoreReport(true, changes);
    }

    void gone(UserId user) {
        gone.add(user);
    }

    void ended(Restore.Count all) {
        count = all;
    }

    void refusedUpTo(Instant instant) {
        refusedUpTo = Optional.of(instant);
    }

    /// Whether something is left to do by hand.
    boolean isLeftSomething() {
        return !changes.areGiven() || commands("").findAny().isPresent();
    }

    /// @param table its name, for the commands that are left
    String text(String table) {
        var lines = Stream.<String>builder();
        lines.add(String.format(
                Locale.ROOT,
                isDone
                        ? "%,d sessions and %,d codes, challenges and consents of before are ended."
                        : "%,d sessions and %,d codes, challenges and consents of before would be ended.",
                count.sessions(),
                count.codes()));
        if (!isDone && count.sessions() > 0) {
            lines.add("The newest session started at " + count.newest() + ".");
        }
        refusedUpTo.ifPresent(until -> lines.add("Access tokens issued up to " + until + " are refused."));
        var disabled = users(change -> change.disabled().equals(Optional.of(true)));
        disabled.stream()
                .map(user -> user + " was disabled since, and " + fate(user))
                .forEach(lines);
        commands(table).forEach(lines);
        if (!changes.areGiven()) {
            lines.add("No changes were given: whoever was disabled since is not. --changes takes the operators' log.");
        }
        if (!isDone) {
            lines.add("Nothing was changed: --apply does it.");
        }
        return lines.build().collect(Collectors.joining(System.lineSeparator()));
    }

    private String fate(UserId user) {
        if (!isDone) {
            return "would be again.";
        }
        return gone.contains(user) ? "is not in this table." : "is again.";
    }

    /// Commands for users about whom an operator decides: all but those who are simply to be shut out.
    private Stream<String> commands(String table) {
        return Stream.concat(
                changes.byUser().entrySet().stream().flatMap(change -> commands(table, change)),
                changes.byClient().entrySet().stream()
                        .map(change -> ofClient(table, change.getKey(), change.getValue())));
    }

    private static String ofClient(String table, String client, String event) {
        var rest = " --table " + table + quoted(Set.of(client));
        return switch (event) {
            case AuditFields.CLIENT_REMOVED -> "Removed since; if that holds: bin/ostiary client delete" + rest;
            case AuditFields.CLIENT_REGISTERED -> "Registered since, and perhaps gone: bin/ostiary client show" + rest;
            default ->
                "Changed since, its secrets perhaps: give it a new one, bin/ostiary client rotate-secret" + rest
                        + ", hand it out, and take the one of before away with --drop-old";
        };
    }

    private static Stream<String> commands(String table, Entry<UserId, Change> change) {
        var enabled = change.getValue()
                .disabled()
                .filter(disabled -> !disabled)
                .map(_ -> "Enabled since; if that holds: bin/ostiary user enable --restored"
                        + " --reason restored --table " + table + " "
                        + change.getKey());
        var roles = change.getValue()
                .roles()
                .map(names -> "Given other roles since; if that holds: bin/ostiary user roles"
                        + " --restored --reason restored --table " + table + " "
                        + change.getKey() + quoted(names));
        return Stream.concat(enabled.stream(), roles.stream());
    }

    /// The names quoted for a shell, whatever is in a log.
    private static String quoted(Set<String> names) {
        return new TreeSet<>(names)
                .stream()
                        .map(name -> " '" + name.replaceAll("[^!-~]", "?").replace("'", "'\\''") + "'")
                        .collect(Collectors.joining());
    }

    private Set<UserId> users(Predicate<Change> which) {
        return changes.byUser().entrySet().stream()
                .filter(change -> which.test(change.getValue()))
                .map(Entry::getKey)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
