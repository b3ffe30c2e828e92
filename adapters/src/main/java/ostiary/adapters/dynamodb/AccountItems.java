package ostiary.adapters.dynamodb;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import ostiary.core.UnavailableException;
import ostiary.core.user.Account;
import ostiary.core.user.Credential;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/// Batch reads of the items of accounts.
public final class AccountItems {
    // DynamoDB accepts 100 keys in a batch, and returns some unprocessed when it is busy or the
    // items are too large together.
    private static final int IN_ONE_BATCH = 100;
    private static final int TRIES = 8;

    private final Table table;

    public AccountItems(Table table) {
        this.table = table;
    }

    /// The existing user and login items of `accounts`, by key.
    public Map<Map<String, AttributeValue>, Item> of(List<Account> accounts) {
        return find(accounts.stream()
                .flatMap(account -> Stream.of(
                        LoginItem.key(account.user().email()),
                        UserItem.key(account.user().id())))
                .distinct()
                .toList());
    }

    /// Joins `logins` with their users. A login without its user is about to be deleted and is left out.
    public List<Account> withUsers(List<Credential> logins) {
        var users = find(logins.stream()
                .map(login -> UserItem.key(login.userId()))
                .distinct()
                .toList());
        return logins.stream()
                .flatMap(login -> Optional.ofNullable(users.get(UserItem.key(login.userId())))
                        .map(UserItem::read)
                        .filter(user -> user.email().equals(login.email()))
                        .map(user -> new Account(user, login))
                        .stream())
                .toList();
    }

    /// Those of accounts that are gone count as removed.
    private Map<Map<String, AttributeValue>, Item> find(List<Map<String, AttributeValue>> keys) {
        var found = new HashMap<Map<String, AttributeValue>, Item>();
        for (int from = 0; from < keys.size(); from += IN_ONE_BATCH) {
            read(keys.subList(from, Math.min(keys.size(), from + IN_ONE_BATCH)), found);
        }
        return found;
    }

    private void read(List<Map<String, AttributeValue>> keys, Map<Map<String, AttributeValue>, Item> into) {
        var missing = new ArrayList<>(keys);
        for (int tries = 0; tries < TRIES && !missing.isEmpty(); tries++) {
            var batch = KeysAndAttributes.builder()
                    .keys(List.copyOf(missing))
                    .consistentRead(true)
                    .build();
            var answer =
                    table.call(dynamoDb -> dynamoDb.batchGetItem(get -> get.requestItems(Map.of(table.name(), batch))));
            answer.responses().getOrDefault(table.name(), List.of()).stream()
                    .map(Item::new)
                    .filter(item -> !table.isGone(item))
                    .forEach(item -> into.put(Table.key(item.partition(), item.sort()), item));
            missing.clear();
            Optional.ofNullable(answer.unprocessedKeys().get(table.name()))
                    .ifPresent(unread -> missing.addAll(unread.keys()));
        }
        if (!missing.isEmpty()) {
            throw new UnavailableException("DynamoDB: keys left unread", null);
        }
    }
}
