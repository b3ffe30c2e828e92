package ostiary.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import ostiary.adapters.dynamodb.DynamoDbDeviceStore;
import ostiary.adapters.dynamodb.DynamoDbRevocationFeed;
import ostiary.adapters.dynamodb.DynamoDbUserStatusStore;
import ostiary.core.admin.AdministerUsers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `ostiary restore`: what a restored table wants before it gets traffic (docs/restore.md).
@Command(
        name = "restore",
        description =
                "Ends what a restore has brought back: all sessions, codes, challenges and consents, and users who were"
                        + " disabled since. Without --apply it only looks (docs/restore.md).",
        mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {
    private static final int LEFT = 2;
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Settings settings;
    private final Progress progress;
    private final UserCommand.Logs logs;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls a command
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls a command
    private TableOptions where;

    @Option(
            names = "--since",
            paramLabel = "INSTANT",
            description = "the moment that the table was restored to, if DynamoDB doesn't know: 2026-11-29T10:00:00Z")
    private @Nullable String since;

    @Option(
            names = "--changes",
            paramLabel = "FILE",
            description = "what aws logs filter-log-events printed of the operators' log")
    private @Nullable Path changes;

    @Option(names = "--apply", description = "do it")
    private boolean apply;

    @Option(
            names = "--filled-otherwise",
            description = "the table on AWS is the one, though DynamoDB does not know that it was restored")
    private boolean filledOtherwise;

    @Option(names = "--in-use", description = "the restored table takes traffic already")
    private boolean inUse;

    RestoreCommand(Settings settings, Progress progress, UserCommand.Logs logs) {
        this.settings = settings;
        this.progress = progress;
        this.logs = logs;
    }

    @Override
    public Integer call() throws IOException, MovingException {
        var all = where.over(settings);
        var given = parse(since);
        try (var open = OpenTable.open(all)) {
            var table = new RestoredTable(open.table());
            var known = known(table.check(), all.isOnAws() && !filledOtherwise);
            var moment = moment(given, known, open.clock().instant());
            var logged = changes == null ? LoggedChanges.NONE : LoggedChanges.read(changes, moment);
            var log = logs.of(all, open);
            var restore = restore(open, table, log, moment);
            var report = apply ? restore.apply(logged, inUse) : restore.look(logged);
            spec.commandLine().getOut().println(report.text(open.table().name()));
            log.complaint(open.table().name()).ifPresent(spec.commandLine().getErr()::println);
            return apply && report.isLeftSomething() ? LEFT : 0;
        }
    }

    private Restore restore(OpenTable open, RestoredTable table, OperatorsLog log, Instant moment) {
        var feed = new DynamoDbRevocationFeed(open.table());
        var users = new AdministerUsers(
                new DynamoDbUserStatusStore(open.table()),
                new DynamoDbDeviceStore(open.table()),
                feed,
                log,
                open.clock());
        return new Restore(table, users, feed, open.clock(), progress, moment);
    }

    private static Optional<Instant> parse(@Nullable String text) throws MovingException {
        try {
            return Optional.ofNullable(text).map(Instant::parse);
        } catch (DateTimeException none) {
            throw new MovingException("--since must be a moment such as 2026-11-29T10:00:00Z.");
        }
    }

    /// A table that is not known to be restored may be the one that serves: who types its name would log
    /// everybody out.
    static Optional<Instant> known(Optional<Instant> known, boolean mustBe) throws MovingException {
        if (mustBe && known.isEmpty()) {
            throw new MovingException("DynamoDB does not know that this table was restored. Is it the one that serves?"
                    + " If it is the restored one: --filled-otherwise.");
        }
        return known;
    }

    /// @param known by DynamoDB
    static Instant moment(Optional<Instant> given, Optional<Instant> known, Instant now) throws MovingException {
        var moment = known.or(() -> given)
                .orElseThrow(() -> new MovingException("DynamoDB does not know that this table was restored. If it is"
                        + " the one, to which moment? --since 2026-11-29T10:00:00Z"));
        if (given.isPresent() && Duration.between(given.get(), moment).abs().compareTo(SECOND) > 0) {
            throw new MovingException("This table was restored to " + moment + ", not to " + given.get() + ".");
        }
        if (moment.isAfter(now)) {
            throw new MovingException("--since " + moment + " is not over yet.");
        }
        return moment;
    }
}
