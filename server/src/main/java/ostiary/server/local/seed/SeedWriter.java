package ostiary.server.local.seed;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import ostiary.adapters.dynamodb.DynamoDbClientStore;
import ostiary.adapters.dynamodb.DynamoDbRevocationFeed;
import ostiary.adapters.dynamodb.DynamoDbUserStore;
import ostiary.adapters.dynamodb.LoginItem;
import ostiary.adapters.dynamodb.Table;
import ostiary.adapters.dynamodb.UserItem;
import ostiary.core.client.AdministerClients;
import ostiary.core.client.AdministerClients.Outcome;
import ostiary.core.user.Credential;
import ostiary.core.user.User;
import ostiary.core.user.UserId;
import ostiary.core.user.UserPasswords;
import ostiary.server.StartException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Puts a seed into the table. Who is there already, from an earlier run, stays as they are.
public final class SeedWriter {
    private final Table table;
    private final UserPasswords passwords;
    private final InstantSource clock;
    private final DynamoDbUserStore users;
    private final DynamoDbClientStore clients;
    private final AdministerClients operator;

    public SeedWriter(Table table, UserPasswords passwords, InstantSource clock) {
        this.table = table;
        this.passwords = passwords;
        this.clock = clock;
        this.users = new DynamoDbUserStore(table);
        this.clients = new DynamoDbClientStore(table);
        this.operator =
                new AdministerClients(clients, new DynamoDbRevocationFeed(table), new SecureRandom(), _ -> {}, clock);
    }

    /// Adds who is missing.
    ///
    /// @throws StartException with what is wrong with a client
    public void write(Seed seed) throws StartException {
        for (var user : seed.users()) {
            if (users.findCredential(user.email()).isEmpty()) {
                add(user);
            }
        }
        for (var client : seed.clients()) {
            if (clients.find(client.id()).isEmpty()) {
                add(client);
            }
        }
    }

    /// Registers a client, or makes of the one that is registered by its id what is said here, its secret aside.
    ///
    /// @throws StartException with what is wrong with it
    public void put(SeedClient client) throws StartException {
        if (clients.find(client.id()).isEmpty()) {
            add(client);
        } else {
            check(client, operator.update(client.id(), _ -> client.described()));
        }
    }

    private void add(SeedUser added) {
        var id = new UserId(UUID.randomUUID());
        var user = new User(id, added.email(), added.name(), clock.instant(), added.profile());
        var hash = passwords.hash(added.password()).sealedFor(id);
        var credential = new Credential(id, added.email(), hash, false, added.roles());
        table.call(dynamoDb -> dynamoDb.transactWriteItems(write -> write.transactItems(
                put(LoginItem.write(credential).attributes()),
                put(UserItem.write(user).attributes()))));
    }

    private TransactWriteItem put(Map<String, AttributeValue> item) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(table.name()).item(item).conditionExpression("attribute_not_exists(pk)"))
                .build();
    }

    private void add(SeedClient added) throws StartException {
        check(added, operator.registerWith(added.secret(), added.id(), added.type(), added.described()));
    }

    private static void check(SeedClient added, Outcome outcome) throws StartException {
        if (outcome instanceof Outcome.Flawed(var flaw)) {
            throw new StartException("SEED client " + added.id() + ": " + flaw);
        }
    }
}
