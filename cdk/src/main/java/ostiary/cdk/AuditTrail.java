package ostiary.cdk;

import java.util.List;
import java.util.Map;
import ostiary.blueprint.EventFunction;
import ostiary.blueprint.Setting;
import ostiary.blueprint.TrailShape;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.dynamodb.TableEncryption;
import software.amazon.awscdk.services.iam.AnyPrincipal;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.constructs.Construct;

/// The audit trail: a queue of all events, a function that records each, a bucket of the records, which are written
/// once, and a table with the heads of their chains and the salts of users. `docs/audit.md` has what it proves.
///
/// Nothing in it expires but the marks of events: a chain without its beginning could not be verified.
public final class AuditTrail extends Construct {
    /// More would be in each other's way: each record of a chain waits for the one before it, and there are 16.
    private static final int AT_ONCE = 8;

    private final Key key;
    private final Bucket bucket;
    private final Table table;
    private final EventQueue queue;
    private final AuthFunction recorder;

    public AuditTrail(Construct scope, String id, AuditTrailProps props) {
        super(scope, id);
        this.key = Key.Builder.create(this, "Key")
                .description("Encrypts the audit trail of Ostiary")
                .enableKeyRotation(true)
                .removalPolicy(Removal.of(props.keepData()))
                .build();
        this.bucket = makeBucket(props);
        this.table = makeTable(props);
        this.queue = props.events().queue(this, "audit", EventFilter.all());
        this.recorder = new AuthFunction(
                this,
                AuthFunction.titleCase(EventFunction.AUDIT.id()),
                props.functions()
                        .describe(
                                EventFunction.AUDIT,
                                Map.of(
                                        Setting.AUDIT_TABLE,
                                        table.getTableName(),
                                        Setting.AUDIT_BUCKET,
                                        bucket.getBucketName())));
        letRecord();
        queue.deliverTo(recorder, AT_ONCE);
    }

    private Bucket makeBucket(AuditTrailProps props) {
        var made = Bucket.Builder.create(this, "Records")
                .encryption(BucketEncryption.KMS)
                .encryptionKey(key)
                .bucketKeyEnabled(true)
                .enforceSsl(true)
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .versioned(true)
                .objectLockDefaultRetention(props.lock().retention().orElse(null))
                .removalPolicy(Removal.of(props.keepData()))
                .build();
        // https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes-enforce.html
        made.addToResourcePolicy(PolicyStatement.Builder.create()
                .sid("WriteOnce")
                .effect(Effect.DENY)
                .principals(List.of(new AnyPrincipal()))
                .actions(List.of("s3:PutObject"))
                .resources(List.of(made.arnForObjects("*")))
                .conditions(Map.of("Null", Map.of("s3:if-none-match", "true")))
                .build());
        Suppressions.recordsTellWhetherTheyAreWhole(made);
        return made;
    }

    private Table makeTable(AuditTrailProps props) {
        return Table.Builder.create(this, "Table")
                .partitionKey(Attribute.builder()
                        .name(TrailShape.PARTITION_KEY)
                        .type(AttributeType.STRING)
                        .build())
                .timeToLiveAttribute(TrailShape.TIME_TO_LIVE)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .encryption(TableEncryption.CUSTOMER_MANAGED)
                .encryptionKey(key)
                .pointInTimeRecoverySpecification(PointInTimeRecoverySpecification.builder()
                        .pointInTimeRecoveryEnabled(true)
                        .build())
                .deletionProtection(props.protect())
                .removalPolicy(Removal.of(props.keepData(), props.protect()))
                .build();
    }

    /// It reads a record where it was about to write one and found it there.
    private void letRecord() {
        recorder.allow(
                List.of("s3:PutObject", "s3:GetObject"),
                List.of(bucket.getBucketArn() + "/" + TrailShape.RECORDS + "*"));
        recorder.allowThrough("s3", List.of("kms:GenerateDataKey", "kms:Decrypt"), key.getKeyArn());
        recorder.allow(List.of("dynamodb:GetItem", "dynamodb:PutItem"), List.of(table.getTableArn()));
        recorder.allowThrough("dynamodb", List.of("kms:Decrypt"), key.getKeyArn());
        Suppressions.recordsHaveTheirPlaceInTheirNames(recorder, bucket);
    }

    /// The records.
    public Bucket bucket() {
        return bucket;
    }

    /// The heads of the chains, and the way from users to their records.
    public Table table() {
        return table;
    }

    /// The events that are not recorded yet, with the alarms on those that are late or have failed.
    public EventQueue queue() {
        return queue;
    }

    /// The function that records.
    public AuthFunction recorder() {
        return recorder;
    }
}
