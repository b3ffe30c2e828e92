package ostiary.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import ostiary.cli.format.BrokenFileException;
import ostiary.cli.format.ReportedUser;
import ostiary.core.user.BulkAccountStore.TakeBackResult;

/// Removes the accounts that an import has added and that have not changed since, according to its report. It can be
/// interrupted and repeated: accounts that are gone are reported as gone.
final class Undo {
    private static final int IN_ONE_STEP = 1000;

    private final Settings settings;
    private final Destination destination;
    private final Progress progress;
    private final List<ReportedUser> waiting = new ArrayList<>();
    private long done;

    Undo(Settings settings, Destination destination, Progress progress) {
        this.settings = settings;
        this.destination = destination;
        this.progress = progress;
    }

    Ending run() throws IOException, MovingException {
        var of = settings.undo().orElseThrow(() -> new MovingException("Which import? Give UNDO=path of its report."));
        if (!Files.isReadable(of) || !Files.isRegularFile(of)) {
            throw new MovingException("UNDO=" + of + " is no file that can be read.");
        }
        progress.endNotice("Ended. Nothing was taken back.");
        check(of); // reads to its end before anything is taken back
        try (var report = Report.create(settings.path("REPORT"), of, ".undo")) {
            progress.endNotice(
                    "Ended before the end. What was taken back is gone, and up to %,d users can't log in until the"
                                    .formatted(IN_ONE_STEP)
                            + " same command has gone on to its end.");
            progress.begin("Taking back", 0, 0);
            try {
                read(of, report);
                takeBack(report);
            } catch (UncheckedIOException failed) {
                throw failed.getCause();
            }
            progress.end(done);
            return Ending.of(
                    String.format(Locale.ROOT, "Done:%n%s%nOne by one: %s", report.tally(), report.path()),
                    report.tally());
        }
    }

    private void check(Path of) throws IOException, MovingException {
        var users = new long[1];
        read(of, _ -> users[0]++);
        if (users[0] == 0) {
            throw new MovingException("UNDO=" + of + " names nobody whom an import has made.");
        }
    }

    private void read(Path of, Report report) throws IOException, MovingException {
        read(of, user -> {
            waiting.add(user);
            if (waiting.size() == IN_ONE_STEP) {
                takeBack(report);
            }
        });
    }

    private static void read(Path of, ReportedUser.Visitor visitor) throws IOException, MovingException {
        try (var in = new BufferedInputStream(Files.newInputStream(of))) {
            ReportedUser.read(in, visitor);
        } catch (BrokenFileException broken) {
            throw new MovingException(of + ", " + broken.getMessage() + ". If it is the report of an import that was"
                    + " ended, let that go on to its end first.");
        }
    }

    private void takeBack(Report report) {
        var results = results();
        try {
            for (int i = 0; i < results.size(); i++) {
                add(report, waiting.get(i), results.get(i));
            }
            report.flush();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        done += waiting.size();
        progress.at(done);
        waiting.clear();
    }

    /// Each user by the import and, if it was another, by those that it has replaced.
    private List<TakeBackResult> results() {
        var results = new ArrayList<>(Collections.nCopies(waiting.size(), TakeBackResult.OF_ANOTHER));
        int most = waiting.stream().mapToInt(user -> user.by().size()).max().orElse(0);
        for (int nth = 0; nth < most; nth++) {
            takeBackByNth(nth, results);
        }
        return results;
    }

    /// One call for all users of an import, since each call waits until requests under way are over.
    private void takeBackByNth(int nth, List<TakeBackResult> results) {
        var byImport = IntStream.range(0, waiting.size())
                .filter(i -> results.get(i) == TakeBackResult.OF_ANOTHER
                        && waiting.get(i).by().size() > nth)
                .boxed()
                .collect(Collectors.groupingBy(i -> waiting.get(i).by().get(nth)));
        byImport.forEach((by, places) -> {
            var ids = places.stream().map(i -> waiting.get(i).id()).toList();
            var some = destination.store().takeBack(ids, by);
            for (int i = 0; i < places.size(); i++) {
                results.set(places.get(i), some.get(i));
            }
        });
    }

    private static void add(Report report, ReportedUser user, TakeBackResult result) throws IOException {
        var reason = switch (result) {
            case TAKEN_BACK, GONE -> Optional.<String>empty();
            case OF_ANOTHER, CHANGED, HAS_SESSION -> Optional.of(result.name().toLowerCase(Locale.ROOT));
        };
        var outcome = reason.isPresent() ? Tally.LEFT : result.name().toLowerCase(Locale.ROOT);
        report.add(outcome + reason.map(text -> ":" + text).orElse(""), json -> {
            json.writeNumberField("index", user.index());
            json.writeStringField("outcome", outcome);
            if (reason.isPresent()) {
                json.writeStringField("reason", reason.get());
            }
            json.writeStringField("user_id", user.id().toString());
        });
    }
}
