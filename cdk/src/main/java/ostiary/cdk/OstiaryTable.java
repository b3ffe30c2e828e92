package ostiary.cdk;

import static software.amazon.awscdk.services.dynamodb.AttributeType.STRING;

import java.util.List;
import java.util.Optional;
import ostiary.blueprint.TableShape;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.ITable;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.StreamViewType;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.dynamodb.TableAttributes;
import software.amazon.awscdk.services.dynamodb.TableEncryption;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;
import software.constructs.Construct;

/// The service's one table, encrypted with a key of its own; or an [ExistingTable].
///
/// A `Table` and not a `TableV2`: with a customer's key, `TableV2` needs account and region at synthesis, and the
/// template would fit only those.
public final class OstiaryTable extends Construct {
    private final IKey key;
    private final ITable table;

    public OstiaryTable(Construct scope, String id, OstiaryTableProps props) {
        super(scope, id);
        this.key = props.existing()
                .map(existing -> Key.fromKeyArn(this, "Key", existing.key()))
                .orElseGet(() -> makeKey(props));
        this.table = props.existing().map(this::find).orElseGet(() -> makeTable(props));
    }

    private IKey makeKey(OstiaryTableProps props) {
        return Key.Builder.create(this, "Key")
                .description("Encrypts the table of Ostiary")
                .enableKeyRotation(true)
                .removalPolicy(Removal.of(props.keepData()))
                .build();
    }

    private ITable find(ExistingTable existing) {
        Whereabouts.of(existing.arn()).ifPresent(there -> there.requireOf(this, "table"));
        Annotations.of(this)
                .addInfoV2(
                        "ostiary:table",
                        "The stack uses the table " + existing.arn() + " and does not own it. If it had one of its own,"
                                + " that leaves it with its key: both stay in the account where the last deployment"
                                + " kept its data, and are deleted where it did not. A table that was restored has"
                                + " the key of the one before: keep it");
        return Table.fromTableAttributes(
                this,
                "Table",
                TableAttributes.builder()
                        .tableArn(existing.arn())
                        .tableStreamArn(existing.stream().orElse(null))
                        .encryptionKey(key)
                        .build());
    }

    private ITable makeTable(OstiaryTableProps props) {
        return Table.Builder.create(this, "Table")
                .partitionKey(string(TableShape.PARTITION_KEY))
                .sortKey(string(TableShape.SORT_KEY))
                .timeToLiveAttribute(TableShape.TIME_TO_LIVE)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .encryption(TableEncryption.CUSTOMER_MANAGED)
                .encryptionKey(key)
                .pointInTimeRecoverySpecification(PointInTimeRecoverySpecification.builder()
                        .pointInTimeRecoveryEnabled(true)
                        .build())
                .stream(StreamViewType.NEW_AND_OLD_IMAGES)
                .deletionProtection(props.protect())
                .removalPolicy(Removal.of(props.keepData(), props.protect()))
                .build();
    }

    /// The table of users, sessions and codes; its stream reports changes. One that was there before has no stream
    /// but the one that was named.
    public ITable table() {
        return table;
    }

    String name() {
        return table.getTableName();
    }

    /// DynamoDB decrypts the table's key on behalf of the caller, for reads and writes, and needs no other
    /// permission of the caller (DynamoDB Developer Guide, "Encryption at rest usage notes").
    void allow(TableGrant grant, Grantee grantee) {
        grantee.allow(PolicyStatement.Builder.create()
                .actions(grant.actions())
                .resources(List.of(table.getTableArn()))
                .conditions(grant.conditions())
                .build());
        letDecrypt(grantee);
    }

    void letDecrypt(Grantee grantee) {
        grantee.allowThrough("dynamodb", List.of("kms:Decrypt"), key.getKeyArn());
    }

    /// The ARN of the stream of changes.
    ///
    /// @throws IllegalArgumentException for an [ExistingTable] of which no stream was named
    String streamArn() {
        return Optional.ofNullable(table.getTableStreamArn())
                .orElseThrow(() ->
                        new IllegalArgumentException("events need the stream of the table: name it in ExistingTable"));
    }

    private static Attribute string(String name) {
        return Attribute.builder().name(name).type(STRING).build();
    }
}
