package ostiary.cdk;

import static software.amazon.awscdk.services.cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD;
import static software.amazon.awscdk.services.dynamodb.AttributeType.STRING;

import java.util.List;
import java.util.Map;
import ostiary.blueprint.EventFunction;
import ostiary.blueprint.SearchShape;
import ostiary.blueprint.ServiceFunction;
import ostiary.blueprint.Setting;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.Stats;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.GlobalSecondaryIndexProps;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.dynamodb.TableEncryption;
import software.amazon.awscdk.services.kms.Key;
import software.constructs.Construct;

/// A copy of the users in which operators search: a table of its own, a queue of the events of users, and a function
/// that keeps the one in step with the other. The function of operators reads it.
public final class SearchProjection extends Construct {
    /// The limit of how long after a change the copy has it, in milliseconds.
    private static final Duration LATEST = Duration.minutes(5);

    private final Key key;
    private final Table table;
    private final EventQueue queue;
    private final AuthFunction projector;
    private final Alarm late;

    public SearchProjection(Construct scope, String id, SearchProjectionProps props) {
        super(scope, id);
        this.key = Key.Builder.create(this, "Key")
                .description("Encrypts the copy of the users of Ostiary in which operators search")
                .enableKeyRotation(true)
                .removalPolicy(Removal.of(props.keepData()))
                .build();
        this.table = makeTable(props);
        this.queue = props.events().queue(this, "projector", EventFilter.of("user.*"));
        this.projector = new AuthFunction(
                this,
                AuthFunction.titleCase(EventFunction.PROJECTOR.id()),
                props.functions()
                        .describe(EventFunction.PROJECTOR, Map.of(Setting.SEARCH_TABLE, table.getTableName())));
        projector.allow(List.of("dynamodb:PutItem"), List.of(table.getTableArn()));
        letDecrypt(projector);
        queue.deliverTo(projector);
        letSearch(props.functions().of(ServiceFunction.ADMIN));
        this.late = late(props);
    }

    private Table makeTable(SearchProjectionProps props) {
        var made = Table.Builder.create(this, "Table")
                .partitionKey(string(SearchShape.PARTITION_KEY))
                .timeToLiveAttribute(SearchShape.TIME_TO_LIVE)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .encryption(TableEncryption.CUSTOMER_MANAGED)
                .encryptionKey(key)
                .pointInTimeRecoverySpecification(PointInTimeRecoverySpecification.builder()
                        .pointInTimeRecoveryEnabled(true)
                        .build())
                .deletionProtection(props.protect())
                .removalPolicy(Removal.of(props.keepData(), props.protect()))
                .build();
        SearchShape.INDEXES.forEach(index -> made.addGlobalSecondaryIndex(GlobalSecondaryIndexProps.builder()
                .indexName(index.name())
                .partitionKey(string(index.partition()))
                .sortKey(string(index.sort()))
                .build()));
        return made;
    }

    private static Attribute string(String name) {
        return Attribute.builder().name(name).type(STRING).build();
    }

    private void letDecrypt(AuthFunction function) {
        function.allowThrough("dynamodb", List.of("kms:Decrypt"), key.getKeyArn());
    }

    private void letSearch(AuthFunction admin) {
        admin.set(Setting.SEARCH_TABLE, table.getTableName());
        admin.allow(
                List.of("dynamodb:Query"),
                SearchShape.INDEXES.stream()
                        .map(index -> table.getTableArn() + "/index/" + index.name())
                        .toList());
        letDecrypt(admin);
    }

    private Alarm late(SearchProjectionProps props) {
        var lag = Metric.Builder.create()
                .namespace(props.functions().metricsNamespace())
                .metricName("ProjectionLag")
                .dimensionsMap(Map.of("FunctionName", projector.function().getFunctionName()))
                .statistic(Stats.MAXIMUM)
                .period(Duration.minutes(1))
                .build();
        return props.alarms()
                .factory(this)
                .create(
                        "search-late",
                        "search-late",
                        "Operators' search hears of changes late.",
                        lag,
                        Trigger.within5Minutes(
                                GREATER_THAN_THRESHOLD, LATEST.toMilliseconds().doubleValue()));
    }

    /// The copy.
    public Table table() {
        return table;
    }

    /// The events that are not in it yet.
    public EventQueue queue() {
        return queue;
    }

    /// The function that writes it.
    public AuthFunction projector() {
        return projector;
    }

    /// The alarm on what is late, for further actions; those on what waits and what has failed are those of the
    /// [queue][#queue()].
    public Alarm late() {
        return late;
    }
}
