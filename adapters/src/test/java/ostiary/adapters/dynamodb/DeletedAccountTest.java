package ostiary.adapters.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import ostiary.blueprint.TableShape;
import ostiary.core.consent.Consent;
import ostiary.core.login.ChallengeAnswer;
import ostiary.core.login.LogIn;
import ostiary.core.testing.FactorUseCases.Enrolled;
import ostiary.core.testing.World;
import ostiary.core.upstream.SourceId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// All that the table has of an account, once nobody has kept it and DynamoDB has removed what has
/// expired: the table of docs/deletion.md. And once somebody has.
class DeletedAccountTest extends ClockedDeletionSetup {
    private final Table table;
    private final Enrolled phone;
    private final SourceId pool = new SourceId(UUID.randomUUID());

    DeletedAccountTest() {
        super(new ClockedTable());
        this.table = clocked.table();
        this.phone = world.factors.enrol(ada.id());
        world.stores
                .consents()
                .put(
                        ada.id(),
                        Optional.empty(),
                        new Consent("shop", Set.of("openid"), world.clock.instant(), Optional.empty(), 1));
        link();
        world.recovery().ask(email);
        later();
    }

    /// As a user who has moved in from a pool has it.
    private void link() {
        put(Item.of(SourceItem.key(pool))
                .put("user_id", ada.id().toString())
                .put("email", email.value())
                .put("moved", "yes")
                .put("since", world.clock.instant()));
        table.client()
                .updateItem(update -> update.tableName(table.name())
                        .key(LoginItem.key(email))
                        .updateExpression("SET source_id = :id")
                        .expressionAttributeValues(Map.of(":id", AttributeValue.fromS(pool.toString()))));
    }

    private void put(Item item) {
        table.client().putItem(put -> put.tableName(table.name()).item(item.attributes()));
    }

    private void requestDeletion() {
        world.deletion.request().request(world.deletion.principal(tokens, "pwd", "otp", "mfa"));
        later();
    }

    /// All items that name the user, the address or the link, wherever they do.
    private List<Item> all() {
        var texts = Stream.of(ada.id().toString(), email.value(), pool.toString());
        var names = texts.toList();
        return table.client().scanPaginator(scan -> scan.tableName(table.name()).consistentRead(true)).items().stream()
                .filter(item -> names.stream().anyMatch(item.toString()::contains))
                .map(Item::new)
                .toList();
    }

    /// Those that DynamoDB does not remove, sooner or later.
    private List<Item> left(Instant now) {
        return all().stream()
                .filter(item -> Optional.ofNullable(item.attributes().get(TableShape.TIME_TO_LIVE))
                        .filter(ttl -> Long.parseLong(ttl.n()) <= now.getEpochSecond())
                        .isEmpty())
                .toList();
    }

    private Map<String, Set<String>> named(List<Item> items) {
        return items.stream()
                .collect(Collectors.toMap(
                        item -> item.partition().substring(0, item.partition().indexOf('#') + 1) + " " + item.sort(),
                        item -> item.attributes().keySet()));
    }

    @Test
    void leavesTwoItemsThatTellNothing() {
        assertThat(named(all()).keySet()).hasSizeGreaterThan(7);
        requestDeletion();
        untilItIsGone();

        assertThat(named(left(world.clock.instant())))
                .isEqualTo(Map.of(
                        "USER# DEVICES", Set.of("pk", "sk", "void_before"),
                        "SOURCE# SOURCE", Set.of("pk", "sk", "user_id", "since", "moved", "leaving")));
    }

    /// Not a second early: an account that is kept a moment before has all of it.
    @Test
    void leavesAllThatIsNotRemovedAtTheRequestUntilThen() {
        requestDeletion();
        untilItIsGone();

        var before = named(left(clocked.instant().minusSeconds(3)));

        assertThat(before.keySet())
                .contains("USER# USER", "LOGIN# LOGIN", "FACTORS# RECOVERY", "FACTORS# TOTP#" + phone.id())
                .noneMatch(name -> name.startsWith("SESSIONS#") || name.startsWith("CONSENTS#"));
    }

    @Test
    void hasAllOfItAgainOnceItIsKept() {
        var before = items();
        requestDeletion();

        assertThat(cancel(challenge())).isTrue();

        untilItIsGone();
        var after = items();
        after.values().forEach(attributes -> attributes.keySet().removeAll(Set.of("not_before", "version")));
        assertThat(after).isEqualTo(before);
        assertThat(left(clocked.instant())).extracting(Item::sort).contains("USER", "LOGIN", "RECOVERY", "SOURCE");
    }

    @Override
    protected String challenge() {
        var asked = (LogIn.Outcome.Challenged) logIn();
        world.clock.advance(Duration.ofSeconds(30));
        var code = world.factors.app.at(phone.secret(), world.clock.instant());
        var outcome = world.answerChallenge(world.factors.verifier())
                .answer(asked.challenge(), new ChallengeAnswer.Code(code), World.LAPTOP, Optional.empty());
        return ((LogIn.Outcome.DeletionPending) outcome).challenge();
    }

    /// Those that come back, but for the last use of the factor.
    private Map<String, Map<String, AttributeValue>> items() {
        var items = new TreeMap<String, Map<String, AttributeValue>>();
        for (var item : all()) {
            var name = item.partition().substring(0, item.partition().indexOf('#') + 1) + " " + item.sort();
            if (List.of("USER", "LOGIN", "RECOVERY", "SOURCE").contains(item.sort())
                    || item.sort().startsWith("TOTP#")) {
                var attributes = new HashMap<>(item.attributes());
                List.of("last_step", "last_used_at", "used_by").forEach(attributes::remove);
                items.put(name, attributes);
            }
        }
        return items;
    }
}
