package ostiary.cli.accept;

import static ostiary.cli.accept.RefutedException.unless;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;
import ostiary.adapters.dynamodb.Item;
import ostiary.adapters.dynamodb.Table;
import ostiary.blueprint.TableShape;
import ostiary.cli.aws.AwsReader;
import ostiary.cli.aws.Read;
import ostiary.cli.aws.UnreadException;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// How far rights go that are as narrow as those of our functions.
final class Rights {
    private static final Duration KEPT = Duration.ofHours(1);
    private static final String SORT = "ACCEPT";

    private final AwsReader aws;
    private final Clients clients;
    private final String table;
    private final Optional<String> role;
    private final AwsCredentialsProvider own;
    private final Instant now;
    private final String mine = TableShape.ACCEPTANCE + UUID.randomUUID();
    private final String other = TableShape.ACCEPTANCE + UUID.randomUUID();

    /// @param own the credentials of the caller, who removes what was written
    Rights(
            AwsReader aws,
            Clients clients,
            String table,
            Optional<String> role,
            AwsCredentialsProvider own,
            Instant now) {
        this.aws = aws;
        this.clients = clients;
        this.table = table;
        this.role = role;
        this.own = own;
        this.now = now;
    }

    /// Asserts that in its own partition a transaction goes through, and whatever else it writes or only checks
    /// is refused.
    String leadingKeys() throws UnreadException {
        try {
            return clients.with(session(Rights::inOnePartition), table, this::tryTransactions);
        } finally {
            remove();
        }
    }

    /// Asserts the right to decrypt without `kms:Encrypt` and `kms:GenerateDataKey`.
    String decryptAlone() throws UnreadException {
        try {
            return clients.with(session(Rights::inOnePartition), table, narrow -> {
                unless(isAllowed(narrow, this::putMine), "a write with kms:Decrypt alone is refused");
                return "written";
            });
        } finally {
            remove();
        }
    }

    /// Asserts that the attributes of an item have to be allowed, and those of the condition on it.
    String attributes() throws UnreadException {
        try {
            return clients.with(session(Rights::toItsOwnAttributes), table, this::tryAttributes);
        } finally {
            remove();
        }
    }

    private String tryAttributes(Table narrow) {
        unless(isAllowed(narrow, this::putMine), "the attributes that the policy names are refused");
        unless(
                !isAllowed(
                        narrow,
                        in -> in.client()
                                .putItem(put -> put.tableName(table)
                                        .item(item(mine, "1")
                                                .put("written", "x")
                                                .attributes()))),
                "an attribute that the policy does not name is written");
        unless(
                !isAllowed(
                        narrow,
                        in -> in.client()
                                .putItem(put -> put.tableName(table)
                                        .item(item(mine, "2").attributes())
                                        .conditionExpression("attribute_not_exists(asked)"))),
                "a condition asks for an attribute that the policy does not name");
        return "named ones written, others neither written nor asked for";
    }

    private String tryTransactions(Table narrow) {
        unless(
                isAllowed(narrow, in -> write(in, put(in, mine, "1"), put(in, mine, "2"))),
                "its own partition is refused");
        unless(
                !isAllowed(narrow, in -> write(in, put(in, mine, "3"), put(in, other, "1"))),
                "a transaction writes to another partition, too");
        unless(
                !isAllowed(narrow, in -> write(in, put(in, mine, "4"), check(in, other))),
                "a transaction checks an item of another partition, too");
        return "two in its own partition written, another's refused and not to be checked";
    }

    private void putMine(Table narrow) {
        narrow.client().putItem(put -> put.tableName(table).item(item(mine, "0").attributes()));
    }

    private static void write(Table narrow, TransactWriteItem... items) {
        narrow.client().transactWriteItems(write -> write.transactItems(items));
    }

    private TransactWriteItem put(Table narrow, String partition, String sort) {
        return TransactWriteItem.builder()
                .put(put ->
                        put.tableName(narrow.name()).item(item(partition, sort).attributes()))
                .build();
    }

    private static TransactWriteItem check(Table narrow, String partition) {
        return TransactWriteItem.builder()
                .conditionCheck(check -> check.tableName(narrow.name())
                        .key(Table.key(partition, SORT))
                        .conditionExpression("attribute_not_exists(pk)"))
                .build();
    }

    private Item item(String partition, String sort) {
        return Item.of(Table.key(partition, SORT + sort)).expiresAt(now.plus(KEPT));
    }

    /// @throws DynamoDbException for any other refusal than one for want of a right
    private static boolean isAllowed(Table narrow, Consumer<Table> call) {
        try {
            call.accept(narrow);
            return true;
        } catch (DynamoDbException refused) {
            if ("AccessDeniedException".equals(Assertion.kind(refused))) {
                return false;
            }
            throw refused;
        }
    }

    private void remove() {
        clients.with(own, table, whole -> {
            Stream.of(mine, other)
                    .flatMap(partition -> Partitions.items(whole, partition))
                    .forEach(item -> whole.client()
                            .deleteItem(
                                    delete -> delete.tableName(table).key(Table.key(item.partition(), item.sort()))));
            return table;
        });
    }

    private AwsCredentialsProvider session(BiFunction<String, String, String> statement) throws UnreadException {
        var described =
                aws.read(Read.DESCRIBE_TABLE, Map.of("TableName", table)).at("Table");
        var arn = described.find("TableArn").orElseThrow(() -> UnreadException.because("the table has no ARN"));
        var key = described
                .find("SSEDescription", "KMSMasterKeyArn")
                .orElseThrow(() -> UnreadException.because("the table is under no key of AWS KMS"));
        return NarrowSession.assume(aws, role, """
            {"Version":"2012-10-17","Statement":[%s,{"Effect":"Allow","Action":"kms:Decrypt","Resource":"%s"}]}\
            """.formatted(statement.apply(arn, mine), key));
    }

    /// A statement in the form in which the template writes the rights of functions: `ForAllValues` holds where
    /// the key is not there at all.
    private static String inOnePartition(String arn, String partition) {
        return """
            {"Effect":"Allow","Action":["dynamodb:PutItem","dynamodb:ConditionCheckItem"],"Resource":"%s","Condition":\
            {"ForAllValues:StringLike":{"dynamodb:LeadingKeys":["%s"]}}}\
            """.formatted(arn, partition);
    }

    private static String toItsOwnAttributes(String arn, String partition) {
        return """
            {"Effect":"Allow","Action":"dynamodb:PutItem","Resource":"%s","Condition":\
            {"ForAllValues:StringLike":{"dynamodb:LeadingKeys":["%s"]},\
            "ForAllValues:StringEquals":{"dynamodb:Attributes":["%s"]}}}\
            """.formatted(
                        arn,
                        partition,
                        String.join("\",\"", TableShape.PARTITION_KEY, TableShape.SORT_KEY, TableShape.TIME_TO_LIVE));
    }

    List<Assertion> assertions() {
        return List.of(
                new Assertion(Fact.LEADING_KEYS, this::leadingKeys),
                new Assertion(Fact.ATTRIBUTES, this::attributes),
                new Assertion(Fact.DECRYPT_ALONE, this::decryptAlone));
    }
}
