package ostiary.cli.accept;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import ostiary.adapters.dynamodb.Item;
import ostiary.adapters.dynamodb.LoginItem;
import ostiary.adapters.dynamodb.Table;
import ostiary.adapters.dynamodb.UserItem;
import ostiary.adapters.password.Argon2PasswordHasher;
import ostiary.blueprint.SyntheticUsers;
import ostiary.blueprint.TableShape;
import ostiary.core.password.Password;
import ostiary.core.user.Credential;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.SealedHash;
import ostiary.core.user.User;
import ostiary.core.user.UserId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// The user of one run, put into the table as an import does it. It is one of those that rehearsals make
/// ([SyntheticUsers]), and announced like them: if this process is killed, the next rehearsal removes it.
final class Guest {
    private static final Duration HASHING = Duration.ofSeconds(30);
    private static final int PASSWORD_BYTES = 32;
    /// Where an id of ours goes on as any random one: with its variant (RFC 9562 §4.1).
    private static final int VARIANT = 19;

    private final Table table;
    private final UserId id;
    private final String label;
    private final String password;

    private Guest(Table table, String label, String password) {
        this.table = table;
        this.id = new UserId(UUID.fromString(SyntheticUsers.ID + label));
        this.label = label;
        this.password = password;
    }

    /// One who is not there yet, with a password that nobody else has.
    static Guest of(Table table) {
        var bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return new Guest(
                table,
                UUID.randomUUID().toString().substring(VARIANT),
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /// All at once, so that nobody is there unannounced.
    void arrive(Instant now) {
        var hash = Argon2PasswordHasher.portable(1, HASHING).hash(Password.of(password));
        // Of a user who is nobody. The first login seals it.
        var credential = new Credential(id, email(), SealedHash.inTheClear(hash), false, Set.of());
        var items = List.of(
                Item.of(announcement()).put("since", now),
                LoginItem.write(credential),
                UserItem.write(new User(id, email(), Optional.of("Nightly"), now)));
        table.call(dynamoDb -> dynamoDb.transactWriteItems(
                write -> write.transactItems(items.stream().map(this::put).toList())));
    }

    private TransactWriteItem put(Item item) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(table.name()).item(item.attributes()))
                .build();
    }

    /// Removes whatever is in the partitions that bear its names. What else its calls have left, counters and the end
    /// of its session, names nobody and expires by itself.
    void leave() {
        items().forEach(item -> delete(Table.key(item.partition(), item.sort())));
        delete(announcement());
    }

    /// The items that are there of the guest.
    List<Item> items() {
        return Stream.of(
                        TableShape.USER + id,
                        TableShape.SESSIONS + id,
                        TableShape.LOGIN + email().value(),
                        TableShape.SIGN_UP + email().value())
                .flatMap(partition -> Partitions.items(table, partition))
                .toList();
    }

    String id() {
        return id.toString();
    }

    String username() {
        return email().value();
    }

    String password() {
        return password;
    }

    private EmailAddress email() {
        return new EmailAddress(SyntheticUsers.ADDRESS + label + SyntheticUsers.DOMAIN);
    }

    private Map<String, AttributeValue> announcement() {
        return Table.key(TableShape.REHEARSALS, id.toString());
    }

    private void delete(Map<String, AttributeValue> key) {
        table.call(dynamoDb ->
                dynamoDb.deleteItem(delete -> delete.tableName(table.name()).key(key)));
    }
}
