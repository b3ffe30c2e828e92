package ostiary.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import ostiary.cli.format.Entry;
import ostiary.cli.format.Entry.Accepted;
import ostiary.cli.format.Entry.Refusal;
import ostiary.cli.format.OpenAccount;
import ostiary.core.UnavailableException;
import ostiary.core.user.BulkAccountStore.ImportResult;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.UserId;

/// Writes entries in batches, several calls at once, and reports them in the order of the file.
final class ImportBatch implements AutoCloseable {
    private static final int AT_ONCE = 4;
    private static final int IN_ONE_CALL = 25;

    private final Function<List<OpenAccount>, List<ImportResult>> store;
    private final ImportReport report;
    private final boolean nothingIsWritten;
    private final Step step;
    private final ExecutorService calls = Executors.newFixedThreadPool(AT_ONCE);
    private final List<Entry> waiting = new ArrayList<>();
    private final HashSet<EmailAddress> previewed = new HashSet<>();
    private long done;

    /// @param step called after each step with the number of entries done and reported
    ImportBatch(
            Function<List<OpenAccount>, List<ImportResult>> store,
            ImportReport report,
            boolean nothingIsWritten,
            Step step) {
        this.store = store;
        this.report = report;
        this.nothingIsWritten = nothingIsWritten;
        this.step = step;
    }

    /// Called after each step.
    @FunctionalInterface
    interface Step {
        void done(long entries) throws IOException;
    }

    void add(Entry entry) {
        waiting.add(entry);
        if (waiting.size() == AT_ONCE * IN_ONE_CALL) {
            finish();
        }
    }

    /// Writes all waiting entries, and reports them.
    void finish() {
        var accounts = waiting.stream()
                .filter(Accepted.class::isInstance)
                .map(entry -> ((Accepted) entry).account())
                .toList();
        var results = results(accounts).iterator();
        try {
            for (var entry : waiting) {
                switch (entry) {
                    case Accepted accepted -> report(accepted, results.next());
                    case Refusal refusal -> report.refused(refusal);
                }
            }
            done += waiting.size();
            waiting.clear();
            step.done(done);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// A dry run writes nothing, so it remembers the addresses that an import would have added by then.
    private void report(Accepted accepted, ImportResult result) throws IOException {
        boolean isTwice = nothingIsWritten
                && result == ImportResult.ADDED
                && !previewed.add(accepted.account().user().email());
        report.reported(accepted, isTwice ? ImportResult.ADDRESS_TAKEN : result);
    }

    private List<ImportResult> results(List<OpenAccount> accounts) {
        if (!areDistinct(accounts)) {
            return store.apply(accounts); // sequentially, so that the first of two equal ones is added
        }
        var futures = new ArrayList<Future<List<ImportResult>>>();
        for (int from = 0; from < accounts.size(); from += IN_ONE_CALL) {
            var some = accounts.subList(from, Math.min(accounts.size(), from + IN_ONE_CALL));
            futures.add(calls.submit(() -> store.apply(some)));
        }
        return futures.stream().flatMap(future -> result(future).stream()).toList();
    }

    private static boolean areDistinct(List<OpenAccount> accounts) {
        var addresses = new HashSet<EmailAddress>();
        var ids = new HashSet<UserId>();
        return accounts.stream()
                .allMatch(account -> addresses.add(account.user().email())
                        && ids.add(account.user().id()));
    }

    private static List<ImportResult> result(Future<List<ImportResult>> future) {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof UnavailableException unavailable) {
                throw unavailable;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("the import was interrupted", interrupted);
        }
    }

    @Override
    public void close() {
        calls.shutdownNow();
    }
}
