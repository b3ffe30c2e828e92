package ostiary.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import ostiary.adapters.dynamodb.DynamoDbToldUsers;
import ostiary.adapters.dynamodb.DynamoDbUserCopy;
import ostiary.adapters.dynamodb.Table;
import ostiary.core.UnavailableException;
import ostiary.core.search.Drift;
import ostiary.core.search.RepairCopy;
import ostiary.core.search.RepairCopy.Mode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `ostiary projection`: makes the copy right in which operators search, while the service goes on.
@Command(
        name = "projection",
        description = "Makes the copy right in which operators search (docs/operators.md).",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class ProjectionCommand {
    /// The exit status if something differs still.
    private static final int LEFT = 2;

    private static final String OF_MAKE_RUN = "ostiary-search";
    private static final int AT_ONCE = 16;

    private final Settings settings;
    private final Progress progress;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls a command
    private CommandSpec spec;

    ProjectionCommand(Settings settings, Progress progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /// Where the copy is.
    static final class CopyOptions {
        @Option(
                names = "--search-table",
                paramLabel = "NAME",
                description = "the table of the copy: the stack's output SearchTableName")
        private @Nullable String name;

        private String nameOn(boolean isOnAws) throws MovingException {
            var chosen = Optional.ofNullable(name).or(() -> isOnAws ? Optional.empty() : Optional.of(OF_MAKE_RUN));
            return chosen.orElseThrow(() -> new MovingException("Where is the copy? Give --search-table=name."));
        }
    }

    @Command(description = "Writes every user into the copy anew, and takes out who is gone.")
    int rebuild(@Mixin TableOptions where, @Mixin CopyOptions copy) throws MovingException {
        var drift = run(Mode.REBUILD, where, copy);
        print(String.format(
                Locale.ROOT,
                "%,d users: %,d written, the others were newer in the copy. %,d were gone.",
                drift.users(),
                drift.written(),
                drift.gone()));
        return 0;
    }

    @Command(description = "Holds the copy against the users, and mends what differs.")
    int reconcile(
            @Mixin TableOptions where,
            @Mixin CopyOptions copy,
            @Option(names = "--dry-run", description = "only count") boolean dryRun,
            @Option(
                            names = "--after-restore",
                            description = "the table of users was restored: it is right, though the copy is newer")
                    boolean restored)
            throws MovingException {
        if (dryRun && restored) {
            throw new MovingException("--dry-run or --after-restore? The first counts what is ahead, too.");
        }
        var drift = run(dryRun ? Mode.LOOK : restored ? Mode.RECONCILE_AFTER_RESTORE : Mode.RECONCILE, where, copy);
        print(String.format(
                Locale.ROOT,
                "%,d users: %,d missing in the copy, %,d stale, %,d ahead of the users; %,d gone. %,d written, %,d"
                        + " taken out.",
                drift.users(),
                drift.missing(),
                drift.stale(),
                drift.ahead(),
                drift.gone(),
                drift.written(),
                drift.buried()));
        boolean isLeft = dryRun ? !drift.isNone() : drift.ahead() > 0 && !restored;
        return isLeft ? LEFT : 0;
    }

    private Drift run(Mode mode, TableOptions where, CopyOptions copy) throws MovingException {
        var all = where.over(settings);
        var name = copy.nameOn(all.isOnAws());
        try (var open = OpenTable.open(all);
                var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var search = new Table(open.table().client(), name, open.clock());
            var repair = new RepairCopy(
                    new DynamoDbToldUsers(open.table()), new DynamoDbUserCopy(search), work -> runAll(threads, work));
            progress.begin("Comparing", 0, 0);
            var drift = repair.run(mode, counts -> progress.at(counts.users()));
            progress.end(drift.users());
            return drift;
        }
    }

    private static void runAll(ExecutorService threads, List<Runnable> work) {
        try {
            for (var done :
                    threads.invokeAll(work.stream().map(Executors::callable).toList())) {
                done.get();
            }
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof UnavailableException unavailable
                    ? unavailable
                    : new IllegalStateException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("DynamoDB: interrupted", interrupted);
        }
    }

    private void print(String summary) {
        spec.commandLine().getOut().println(summary);
    }
}
