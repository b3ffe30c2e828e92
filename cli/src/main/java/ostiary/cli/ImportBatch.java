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
import ostiary.core.UnavailableException;
import ostiary.core.password.PasswordHash;
import ostiary.core.user.Account;
import ostiary.core.user.BulkAccountStore.ImportResult;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.UserId;

/// Writes entries in batches, several calls at once, and reports them in their order.
final class ImportBatch implements AutoCloseable {
    private static final int AT_ONCE = 4;
    private static final int IN_ONE_CALL = 25;

    private final Function<List<Account>, List<ImportResult>> store;
    private final Report report;
    private final boolean nothingIsWritten;
    private final Step step;
    private final ExecutorService calls = Executors.newFixedThreadPool(AT_ONCE);
    private final List<Entry> waiting = new ArrayList<>();
    private final HashSet<EmailAddress> announced = new HashSet<>();
    private long done;

    /// @param step called after each step with the number of entries done and reported
    ImportBatch(Function<List<Account>, List<ImportResult>> store, Report report, boolean nothingIsWritten, Step step) {
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

    /// Writes all waiting entries.
    void finish() {
        var accounts = waiting.stream()
                .filter(Accepted.class::isInstance)
                .map(entry -> ((Accepted) entry).account())
                .toList();
        var results = results(accounts).iterator();
        try {
            for (var entry : waiting) {
                switch (entry) {
                    case Accepted(var line, var account) -> report(line, account, results.next());
                    case Refusal(var line, var flaw) -> report.refused(line, flaw);
                }
            }
            done += waiting.size();
            waiting.clear();
            step.done(done);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// A dry run remembers what an import would have written before.
    private void report(long line, Account account, ImportResult result) throws IOException {
        boolean isTwice = nothingIsWritten
                && result == ImportResult.ADDED
                && !announced.add(account.user().email());
        report.outcome(
                line,
                account.user().id(),
                isTwice ? ImportResult.ADDRESS_TAKEN : result,
                !account.credential().passwordHash().equals(PasswordHash.NONE));
    }

    private List<ImportResult> results(List<Account> accounts) {
        if (!areApart(accounts)) {
            return store.apply(accounts); // sequentially, so that the first wins
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
