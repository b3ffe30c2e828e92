package ostiary.adapters.dynamodb;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import ostiary.adapters.aws.Deadline;
import ostiary.core.UnavailableException;
import ostiary.core.user.BulkAccountStore.TakeBackResult;
import ostiary.core.user.ImportId;
import ostiary.core.user.UserId;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// Takes back what an import made, and nobody who logs in meanwhile.
///
/// A login reads its item, hashes, and only then writes its session. So each untouched login is disabled by a mark
/// first. Once every request that began before the mark is over, no session can come to be any more: then an account
/// without a session is deleted, and of any other the mark is taken off. A mark that an earlier run has left counts
/// as one of this run.
public final class ImportedAccounts {
    /// A request may take as long as its function, which is more than it has for its calls.
    static final Duration UNTIL_REQUESTS_ARE_OVER = Deadline.OF_A_REQUEST.plusSeconds(10);

    private static final int ROUNDS = 3;
    private static final int TRIES = 8;
    private static final int LONGEST_PAUSE_MS = 60;

    private final Table table;
    private final Wait wait;
    private final InstantSource clock;

    /// Waits in real time.
    public ImportedAccounts(Table table) {
        this(table, ImportedAccounts::sleep);
    }

    /// @param wait called once for each batch, between its marks and its deletions
    public ImportedAccounts(Table table, Wait wait) {
        this.table = table;
        this.wait = wait;
        this.clock = InstantSource.system();
    }

    /// Lets time pass.
    @FunctionalInterface
    public interface Wait {
        void pass(Duration time);
    }

    /// A step of taking an account back has either a result, or the mark that the result depends on.
    private record Step(Optional<TakeBackResult> result, String mark) {
        static Step ended(TakeBackResult result) {
            return new Step(Optional.of(result), "");
        }

        static Step marked(String mark) {
            return new Step(Optional.empty(), mark);
        }
    }

    /// Takes back a batch of accounts.
    public List<TakeBackResult> takeBack(List<UserId> ids, ImportId by) {
        var results = new ArrayList<Optional<TakeBackResult>>(Collections.nCopies(ids.size(), Optional.empty()));
        for (int round = 1; round <= ROUNDS; round++) {
            var open = IntStream.range(0, ids.size())
                    .filter(i -> results.get(i).isEmpty())
                    .boxed()
                    .toList();
            var steps = Parallel.map(open, i -> mark(ids.get(i), by));
            if (steps.stream().anyMatch(step -> step.result().isEmpty())) {
                wait.pass(UNTIL_REQUESTS_ARE_OVER);
            }
            var ends = Parallel.map(
                    IntStream.range(0, open.size()).boxed().toList(), n -> end(ids.get(open.get(n)), by, steps.get(n)));
            for (int n = 0; n < open.size(); n++) {
                results.set(open.get(n), ends.get(n));
            }
            if (results.stream().allMatch(Optional::isPresent)) {
                return results.stream().map(Optional::orElseThrow).toList();
            }
        }
        throw conflict();
    }

    private Step mark(UserId id, ImportId by) {
        for (int tries = 1; tries <= TRIES; tries++) {
            var user = table.find(UserItem.key(id));
            if (user.isEmpty()) {
                return Step.ended(TakeBackResult.GONE);
            }
            var login = table.find(LoginItem.key(UserItem.read(user.get()).email()));
            if (login.isEmpty() || !isOf(id, login.get(), by)) {
                return Step.ended(ofNoUse(id, login));
            }
            var earlier = TakeBackMark.find(login.get());
            if (earlier.isPresent()) {
                return Step.marked(earlier.get());
            }
            var obstacle = obstacle(user.get(), login.get());
            if (obstacle.isPresent()) {
                return Step.ended(obstacle.get());
            }
            var mark = TakeBackMark.text(by, clock.instant());
            if (isWritten(List.of(TakeBackMark.put(table, login.get(), mark)))) {
                return Step.marked(mark);
            }
        }
        throw conflict();
    }

    /// @return empty if the mark is no longer that of before the wait
    private Optional<TakeBackResult> end(UserId id, ImportId by, Step before) {
        for (int tries = 1; before.result().isEmpty() && tries <= TRIES; tries++) {
            var user = table.find(UserItem.key(id));
            if (user.isEmpty()) {
                return Optional.of(TakeBackResult.GONE);
            }
            var login = table.find(LoginItem.key(UserItem.read(user.get()).email()));
            if (login.isEmpty() || !isOf(id, login.get(), by)) {
                return Optional.of(ofNoUse(id, login));
            }
            if (!TakeBackMark.find(login.get()).equals(Optional.of(before.mark()))) {
                return Optional.empty();
            }
            var obstacle = obstacle(user.get(), login.get());
            var writes = obstacle.isPresent()
                    ? List.of(TakeBackMark.remove(table, login.get()))
                    : List.of(deletion(login.get()), deletion(user.get()));
            if (isWritten(writes)) {
                return Optional.of(obstacle.orElse(TakeBackResult.TAKEN_BACK));
            }
        }
        if (before.result().isEmpty()) {
            throw conflict();
        }
        return before.result();
    }

    private static boolean isOf(UserId id, Item login, ImportId by) {
        return ImportMark.isOf(login, by) && LoginItem.read(login).userId().equals(id);
    }

    /// Somebody else may have taken the account back between the look at the user and that at the login.
    private TakeBackResult ofNoUse(UserId id, Optional<Item> login) {
        if (table.find(UserItem.key(id)).isEmpty()) {
            return TakeBackResult.GONE;
        }
        return login.isEmpty() ? TakeBackResult.CHANGED : TakeBackResult.OF_ANOTHER;
    }

    /// A session is forgotten an hour after its end. That there was one says the user's item.
    private Optional<TakeBackResult> obstacle(Item user, Item login) {
        if (!ImportMark.isTrue(TakeBackMark.without(login))) {
            return Optional.of(TakeBackResult.CHANGED);
        }
        return !UserItem.isUntouched(user) || hasSession(UserItem.read(user).id())
                ? Optional.of(TakeBackResult.HAS_SESSION)
                : Optional.empty();
    }

    private boolean hasSession(UserId id) {
        return !table.call(dynamoDb -> dynamoDb.query(query -> query.tableName(table.name())
                        .keyConditionExpression("pk = :sessions")
                        .expressionAttributeValues(Map.of(":sessions", SessionItem.partition(id)))
                        .limit(1)
                        .consistentRead(true)))
                .items()
                .isEmpty();
    }

    /// Writes in a transaction even if it is a single write, so that a conflict with another transaction is
    /// told as such.
    ///
    /// @return false if something was changed meanwhile, or is being changed
    private boolean isWritten(List<TransactWriteItem> writes) {
        try {
            table.call(dynamoDb -> dynamoDb.transactWriteItems(write -> write.transactItems(writes)));
            return true;
        } catch (TransactionCanceledException cancelled) {
            if (Table.isConflict(cancelled)) {
                sleep(Duration.ofMillis(ThreadLocalRandom.current().nextInt(LONGEST_PAUSE_MS)));
            }
            return false;
        }
    }

    private TransactWriteItem deletion(Item item) {
        var unchanged = Unchanged.of(item);
        return TransactWriteItem.builder()
                .delete(delete -> delete.tableName(table.name())
                        .key(Table.key(item.partition(), item.sort()))
                        .conditionExpression(unchanged.condition())
                        .expressionAttributeNames(unchanged.names())
                        .expressionAttributeValues(unchanged.values()))
                .build();
    }

    private static UnavailableException conflict() {
        return new UnavailableException("DynamoDB: transactions in conflict", null);
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("DynamoDB: interrupted", interrupted);
        }
    }
}
