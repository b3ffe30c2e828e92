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
import ostiary.cli.format.Entry.Arrival;
import ostiary.cli.format.Entry.Refusal;
import ostiary.core.UnavailableException;
import ostiary.core.user.Account;
import ostiary.core.user.BulkAccountStore.ImportResult;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.UserId;

/// Entries on their way: brought to the store some at a time, several calls at once, and reported in their order.
final class ImportBatch implements AutoCloseable {
    private static final int AT_ONCE = 4;
    private static final int IN_ONE_CALL = 25;

    private final Function<List<Account>, List<ImportResult>> store;
    private final ImportReport report;
    private final boolean nothingIsWritten;
    private final Step step;
    private final ExecutorService calls = Executors.newFixedThreadPool(AT_ONCE);
    private final List<Entry> waiting = new ArrayList<>();
    private final HashSet<EmailAddress> announced = new HashSet<>();
    private long done;

    /// @param step told after each step how many entries are done and reported
    ImportBatch(
            Function<List<Account>, List<ImportResult>> store,
            ImportReport report,
            boolean nothingIsWritten,
            Step step) {
        this.store = store;
        this.report = report;
        this.nothingIsWritten = nothingIsWritten;
        this.step = step;
    }

    /// Called when a step is done.
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

    /// Brings all that wait.
    void finish() {
        var accounts = waiting.stream()
                .filter(Arrival.class::isInstance)
                .map(entry -> ((Arrival) entry).account())
                .toList();
        var results = results(accounts).iterator();
        try {
            for (var entry : waiting) {
                switch (entry) {
                    case Arrival arrival -> report(arrival, results.next());
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

    /// What an import would have written before is not there in a dry run, so it is remembered.
    private void report(Arrival arrival, ImportResult result) throws IOException {
        boolean isTwice = nothingIsWritten
                && result == ImportResult.ADDED
                && !announced.add(arrival.account().user().email());
        report.reported(arrival, isTwice ? ImportResult.ADDRESS_TAKEN : result);
    }

    private List<ImportResult> results(List<Account> accounts) {
        if (!areApart(accounts)) {
            return store.apply(accounts); // one after the other, so that the first wins
        }
        var futures = new ArrayList<Future<List<ImportResult>>>();
        for (int from = 0; from < accounts.size(); from += IN_ONE_CALL) {
            var some = accounts.subList(from, Math.min(accounts.size(), from + IN_ONE_CALL));
            futures.add(calls.submit(() -> store.apply(some)));
        }
        return futures.stream().flatMap(future -> result(future).stream()).toList();
    }

    private static boolean areApart(List<Account> accounts) {
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
