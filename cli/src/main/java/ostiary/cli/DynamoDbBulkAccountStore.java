package ostiary.cli;

import static ostiary.blueprint.TableShape.PARTITION_KEY;
import static ostiary.blueprint.TableShape.SORT_KEY;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import ostiary.adapters.dynamodb.AccountItems;
import ostiary.adapters.dynamodb.ImportMark;
import ostiary.adapters.dynamodb.ImportedAccounts;
import ostiary.adapters.dynamodb.Item;
import ostiary.adapters.dynamodb.LoginItem;
import ostiary.adapters.dynamodb.Table;
import ostiary.adapters.dynamodb.UserItem;
import ostiary.core.UnavailableException;
import ostiary.core.user.Account;
import ostiary.core.user.BulkAccountStore;
import ostiary.core.user.ImportId;
import ostiary.core.user.UserId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// Adapter: adds accounts in transactions of several accounts, and lists them by a scan, which no other adapter does.
public final class DynamoDbBulkAccountStore implements BulkAccountStore {
    private static final int TRIES = 5;
    private static final String SEPARATOR = "\n";

    // Each account is two items, and DynamoDB's limit is 100 items per transaction.
    private static final int IN_ONE_TRANSACTION = 25;

    private final Table table;
    private final AccountItems items;
    private final ImportedAccounts imported;

    public DynamoDbBulkAccountStore(Table table) {
        this(table, new ImportedAccounts(table));
    }

    DynamoDbBulkAccountStore(Table table, ImportedAccounts imported) {
        this.table = table;
        this.items = new AccountItems(table);
        this.imported = imported;
    }

    @Override
    public List<ImportResult> add(List<Account> accounts, ImportId by) {
        var results = new ArrayList<ImportResult>();
        for (int from = 0; from < accounts.size(); from += IN_ONE_TRANSACTION) {
            var some = accounts.subList(from, Math.min(accounts.size(), from + IN_ONE_TRANSACTION));
            if (areDistinct(some) && isWritten(some, by)) {
                some.forEach(_ -> results.add(ImportResult.ADDED));
            } else {
                some.forEach(account -> results.add(add(account, by)));
            }
        }
        return List.copyOf(results);
    }

    @Override
    public List<ImportResult> preview(List<Account> accounts) {
        var there = items.of(accounts);
        var previewed = new HashSet<Map<String, AttributeValue>>();
        var results = new ArrayList<ImportResult>();
        for (var account : accounts) {
            var login =
                    Optional.ofNullable(there.get(LoginItem.key(account.user().email())));
            var known = login.isPresent()
                            || there.containsKey(UserItem.key(account.user().id()))
                    ? judge(account, login)
                    : ImportResult.ADDED;
            boolean twice = known == ImportResult.ADDED
                    && !previewed.add(LoginItem.key(account.user().email()));
            results.add(twice ? ImportResult.ADDRESS_TAKEN : known);
        }
        return List.copyOf(results);
    }

    @Override
    public List<TakeBackResult> takeBack(List<UserId> users, ImportId by) {
        return imported.takeBack(users, by);
    }

    @Override
    public Page page(Optional<Bookmark> bookmark) {
        var scanned = table.call(dynamoDb -> dynamoDb.scan(scan -> scan.tableName(table.name())
                .filterExpression("sk = :login")
                .expressionAttributeValues(Map.of(":login", fromS(LoginItem.SORT)))
                .exclusiveStartKey(bookmark.map(DynamoDbBulkAccountStore::key).orElse(null))
                .consistentRead(true)));
        var logins = scanned.items().stream()
                .map(Item::new)
                .filter(item -> !table.isGone(item))
                .map(LoginItem::read)
                .toList();
        return new Page(
                items.withUsers(logins),
                scanned.hasLastEvaluatedKey()
                        ? Optional.of(bookmark(new Item(scanned.lastEvaluatedKey())))
                        : Optional.empty());
    }

    private static Bookmark bookmark(Item last) {
        return new Bookmark(last.partition() + SEPARATOR + last.sort());
    }

    private static Map<String, AttributeValue> key(Bookmark bookmark) {
        int end = bookmark.text().lastIndexOf(SEPARATOR);
        return Map.of(
                PARTITION_KEY, fromS(bookmark.text().substring(0, end)),
                SORT_KEY, fromS(bookmark.text().substring(end + 1)));
    }

    /// Whether no two accounts share an item: a transaction must not name an item twice.
    private static boolean areDistinct(List<Account> accounts) {
        Set<Map<String, AttributeValue>> keys = new HashSet<>();
        return accounts.stream()
                .allMatch(account -> keys.add(LoginItem.key(account.user().email()))
                        && keys.add(UserItem.key(account.user().id())));
    }

    private boolean isWritten(List<Account> accounts, ImportId by) {
        try {
            write(accounts, by);
            return true;
        } catch (TransactionCanceledException oneIsThere) {
            return false;
        }
    }

    private ImportResult add(Account account, ImportId by) {
        for (int tries = 1; tries <= TRIES; tries++) {
            try {
                write(List.of(account), by);
                return ImportResult.ADDED;
            } catch (TransactionCanceledException cancelled) {
                if (!Table.isConflict(cancelled)) {
                    var login = cancelled.cancellationReasons().getFirst();
                    return judge(account, login.hasItem() ? Optional.of(new Item(login.item())) : Optional.empty());
                }
            }
        }
        throw new UnavailableException("DynamoDB: transactions in conflict", null);
    }

    /// The result for an account whose write was refused because the login or the user exists.
    private static ImportResult judge(Account account, Optional<Item> login) {
        return login.map(found ->
                        LoginItem.read(found).userId().equals(account.user().id())
                                ? ImportResult.THERE_ALREADY
                                : ImportResult.ADDRESS_TAKEN)
                .orElse(ImportResult.USER_TAKEN);
    }

    private void write(List<Account> accounts, ImportId by) {
        table.call(dynamoDb -> dynamoDb.transactWriteItems(write -> write.transactItems(accounts.stream()
                .flatMap(account -> Stream.of(
                        putNew(ImportMark.onto(LoginItem.write(account.credential()), by)),
                        putNew(UserItem.untouched(account.user()))))
                .toList())));
    }

    private TransactWriteItem putNew(Item item) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(table.name())
                        .item(item.attributes())
                        .conditionExpression(Table.IS_FREE)
                        .expressionAttributeValues(table.thisMoment())
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
                .build();
    }
}
