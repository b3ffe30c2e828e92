package ostiary.cdk;

import static software.amazon.awscdk.services.dynamodb.AttributeType.STRING;

import java.util.List;
import ostiary.blueprint.TableShape;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.StreamViewType;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.dynamodb.TableEncryption;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.kms.Key;
import software.constructs.Construct;

/// The service's one table, encrypted with a key of its own.
///
/// A `Table` and not a `TableV2`: with a customer's key, `TableV2` needs account and region at synthesis, and the
/// template would fit only those.
public final class OstiaryTable extends Construct {
    private final Key key;
    private final Table table;

    public OstiaryTable(Construct scope, String id, OstiaryTableProps props) {
        super(scope, id);
        this.key = Key.Builder.create(this, "Key")
                .description("Encrypts the table of Ostiary")
                .enableKeyRotation(true)
                .removalPolicy(Removal.of(props.keepData()))
                .build();
        this.table = Table.Builder.create(this, "Table")
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

    /// The table of users, sessions and codes; its stream reports changes.
    public Table table() {
        return table;
    }

    String name() {
        return table.getTableName();
    }

    /// DynamoDB decrypts the table's key on behalf of the caller, for reads and writes, and needs no other
    /// permission of the caller (DynamoDB Developer Guide, "Encryption at rest usage notes").
    void allow(TableGrant grant, AuthFunction function) {
        function.allow(PolicyStatement.Builder.create()
                .actions(grant.actions())
                .resources(List.of(table.getTableArn()))
                .conditions(grant.conditions())
                .build());
        function.allowThrough("dynamodb", List.of("kms:Decrypt"), key.getKeyArn());
    }

    private static Attribute string(String name) {
        return Attribute.builder().name(name).type(STRING).build();
    }
}
