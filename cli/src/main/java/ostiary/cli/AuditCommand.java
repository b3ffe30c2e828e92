package ostiary.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ostiary.core.trail.ShardReport;
import ostiary.core.trail.ShowTrail;
import ostiary.core.trail.TrailRecord;
import ostiary.core.trail.TrailShard;
import ostiary.core.trail.VerifyTrail;
import ostiary.core.trail.VerifyTrail.Noted;
import ostiary.core.user.UserId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `ostiary audit`: holds the audit trail against its heads, and shows what it has of a user.
@Command(
        name = "audit",
        description = "Verifies the audit trail, and shows a user's records (docs/audit.md).",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class AuditCommand {
    /// The exit status if something is bad.
    private static final int BAD = 2;

    private final Settings settings;
    private final Progress progress;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls a command
    private CommandSpec spec;

    AuditCommand(Settings settings, Progress progress) {
        this.settings = settings;
        this.progress = progress;
    }

    @Command(description = "Walks each chain of records, and names the first bad one of each: exit status 2.")
    int verify(
            @Mixin TrailOptions where,
            @Option(
                            names = "--noted",
                            paramLabel = "FILE",
                            description = "what --json has printed before: the chains must go through those heads")
                    @Nullable
                    Path noted,
            @Option(names = "--json", description = "print as JSON") boolean json)
            throws MovingException, IOException {
        Map<String, Noted> known = noted == null ? Map.of() : NotedHeads.read(noted);
        var reports = new ArrayList<ShardReport>();
        try (var trail = where.open(settings)) {
            var verify = new VerifyTrail(trail.heads(), trail.records());
            progress.begin("Verifying", 0, 0);
            long read = 0;
            for (var shard : TrailShard.all()) {
                var report = verify.verify(shard, Optional.ofNullable(known.get(shard.toString())));
                reports.add(report);
                read += report.read();
                progress.at(read);
            }
            progress.end(read);
        }
        print(json ? TrailText.json(reports) : summary(reports));
        return reports.stream().allMatch(report -> report.finding().isEmpty()) ? 0 : BAD;
    }

    private static String summary(List<ShardReport> reports) {
        var lines = new ArrayList<String>();
        for (var report : reports) {
            report.finding().ifPresent(finding -> lines.add(TrailText.line(report, finding)));
        }
        long read = reports.stream().mapToLong(ShardReport::read).sum();
        long underway = reports.stream().filter(ShardReport::underway).count();
        lines.add(String.format(
                Locale.ROOT,
                "%,d records read, %d on their way to the bucket. %s",
                read,
                underway,
                lines.isEmpty() ? "Each chain is whole." : "The trail is not whole."));
        return String.join(System.lineSeparator(), lines);
    }

    @Command(description = "Shows the newest records of a user, as long as the user has an account.")
    int show(
            @Parameters(paramLabel = "USER", description = "the user's id") String user,
            @Mixin TrailOptions where,
            @Option(
                            names = "--most",
                            paramLabel = "N",
                            description = "how many (${DEFAULT-VALUE})",
                            defaultValue = "50")
                    int most,
            @Option(names = "--json", description = "print as JSON") boolean json)
            throws MovingException {
        try (var trail = where.open(settings)) {
            var shown = new ShowTrail(trail.heads(), trail.records()).show(id(user), most);
            if (shown.isEmpty()) {
                spec.commandLine().getErr().println("Nothing is known of this user, or the account is gone.");
                return 1;
            }
            print(json ? TrailText.json(shown.get()) : lines(shown.get()));
            return shown.get().broken().isPresent() ? BAD : 0;
        }
    }

    private static UserId id(String text) throws MovingException {
        try {
            return new UserId(UUID.fromString(text));
        } catch (IllegalArgumentException noId) {
            throw new MovingException("USER is the id of a user, a UUID: ostiary user show finds it.");
        }
    }

    private static String lines(ShowTrail.Shown shown) {
        var lines =
                new ArrayList<>(shown.records().stream().map(TrailRecord::text).toList());
        shown.more().ifPresent(_ -> lines.add("There are more: --most."));
        shown.broken().ifPresent(key -> lines.add("The way ends here: " + key + " is missing or not this user's."));
        return String.join(System.lineSeparator(), lines);
    }

    private void print(String text) {
        spec.commandLine().getOut().println(text);
    }
}
