package ostiary.adapters.dynamodb;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ostiary.blueprint.TableShape;
import ostiary.core.recovery.FormerAddress;
import ostiary.core.recovery.FormerAddresses;
import ostiary.core.token.Sha256;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.UserId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The item of the addresses that a user has left: one for each user who has left any within a week.
final class FormerItem {
    static final String VERSION = "version";
    private static final String WAYS_BACK = "ways_back";
    private static final String TAKEN = "taken";
    private static final String DONE = "done";
    private static final String BETWEEN = " ";
    private static final int PARTS = 6;

    private FormerItem() {}

    static Map<String, AttributeValue> key(UserId user) {
        return Table.key(TableShape.FORMER + user, "FORMER");
    }

    static Item write(FormerAddresses former, Instant now) {
        return Item.of(key(former.user()))
                .put(VERSION, former.version())
                .put(WAYS_BACK, former.list().stream().map(FormerItem::text).toList())
                .put(
                        TAKEN,
                        former.taken()
                                .map(taken -> taken.link().value()
                                        + BETWEEN
                                        + taken.factorsOf().toEpochMilli()
                                        + BETWEEN
                                        + taken.at().toEpochMilli()))
                .put(DONE, former.done() ? Optional.of("yes") : Optional.empty())
                .expiresAt(now.plus(FormerAddresses.LIFETIME));
    }

    static FormerAddresses read(Item item) {
        return new FormerAddresses(
                new UserId(UUID.fromString(item.partition().substring(TableShape.FORMER.length()))),
                item.number(VERSION),
                item.list(WAYS_BACK).stream().map(FormerItem::former).toList(),
                item.find(TAKEN).map(FormerItem::taken),
                item.has(DONE));
    }

    /// An item of before does not say when it was: not before the address was left.
    private static FormerAddresses.Taken taken(String text) {
        var parts = text.split(BETWEEN, 3);
        var factorsOf = Instant.ofEpochMilli(Long.parseLong(parts[1]));
        var at = parts.length > 2
                ? Instant.ofEpochMilli(Long.parseLong(parts[2]))
                : factorsOf.plus(FormerAddresses.LIFETIME);
        return new FormerAddresses.Taken(new Sha256(parts[0]), factorsOf, at);
    }

    /// None of the parts has a blank; the address comes last.
    private static String text(FormerAddress former) {
        return String.join(
                BETWEEN,
                former.change().value(),
                former.key(),
                former.link().value(),
                Long.toString(former.until().toEpochMilli()),
                Integer.toString(former.tries()),
                former.address().value());
    }

    private static FormerAddress former(String text) {
        var parts = text.split(BETWEEN, PARTS);
        return new FormerAddress(
                new EmailAddress(parts[5]),
                new Sha256(parts[0]),
                parts[1],
                new Sha256(parts[2]),
                Instant.ofEpochMilli(Long.parseLong(parts[3])),
                Integer.parseInt(parts[4]));
    }
}
