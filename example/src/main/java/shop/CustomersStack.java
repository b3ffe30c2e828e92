package shop;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ostiary.cdk.DeletionSaga;
import ostiary.cdk.EventFeed;
import ostiary.cdk.EventFilter;
import ostiary.cdk.EventQueue;
import ostiary.cdk.EventQueueProps;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

/// The shop's own copy of its customers: a queue of events, a function and a table. Another function answers
/// whether an account may be deleted, from a table of open orders.
public final class CustomersStack extends Stack {
    /// The shop's name among those that take part in deletions.
    static final String PARTICIPANT = "shop";

    private static final String QUEUE = "customers";
    private static final EventFilter FILTER = EventFilter.of("user.*");
    private static final String RUNBOOKS = "https://wiki.shop.example/runbooks/";

    private final Path code;

    /// @param events of the service, `ostiary.events()`
    /// @param deletion in which the shop takes part, `ostiary.deletion("shop")`
    /// @param code the Lambda package: `example/target/customers` after `mvn package`
    public CustomersStack(Construct scope, String id, EventFeed events, DeletionSaga deletion, Path code) {
        super(scope, id);
        this.code = code;
        var customers = copy(events.queue(this, QUEUE, FILTER));
        takePart(deletion, customers);
    }

    /// The same where the service is in an app of its own, but for deletions: who takes part in those is named there.
    ///
    /// @param topicArn the stack's output `EventsTopicArn`
    public CustomersStack(Construct scope, String id, String topicArn, Path code) {
        super(scope, id);
        this.code = code;
        var topic = Topic.fromTopicArn(this, "Events", topicArn);
        copy(new EventQueue(this, QUEUE, new EventQueueProps(topic, FILTER, Optional.empty(), RUNBOOKS)));
    }

    private Table copy(EventQueue queue) {
        var customers = table("Table", "entity").build();
        var copying = function("Function", "CustomersHandler", Map.of("CUSTOMERS_TABLE", customers.getTableName()));
        let(copying, customers, "dynamodb:PutItem");
        queue.deliverTo(copying);
        return customers;
    }

    private void takePart(DeletionSaga deletion, Table customers) {
        var desk = table("Desk", "id").timeToLiveAttribute("expires_at").build();
        var leaving = function(
                "Leaving",
                "LeavingHandler",
                Map.of(
                        "CUSTOMERS_TABLE", customers.getTableName(),
                        "DESK_TABLE", desk.getTableName(),
                        "REPLIES", deletion.replies().getQueueUrl()));
        let(leaving, customers, "dynamodb:PutItem");
        let(leaving, desk, "dynamodb:PutItem", "dynamodb:UpdateItem");
        deletion.letTakePart(PARTICIPANT, leaving);
    }

    private Table.Builder table(String id, String key) {
        return Table.Builder.create(this, id)
                .partitionKey(
                        Attribute.builder().name(key).type(AttributeType.STRING).build())
                .billingMode(BillingMode.PAY_PER_REQUEST);
    }

    private Function function(String id, String handler, Map<String, String> settings) {
        return Function.Builder.create(this, id)
                .runtime(Runtime.JAVA_25)
                .handler("shop.customers." + handler)
                .code(Code.fromAsset(code.toString()))
                .memorySize(1024)
                .timeout(Duration.seconds(30))
                .environment(settings)
                .logGroup(new LogGroup(this, id.equals("Function") ? "Log" : id + "Log"))
                .build();
    }

    private static void let(Function function, Table table, String... actions) {
        function.addToRolePolicy(PolicyStatement.Builder.create()
                .actions(List.of(actions))
                .resources(List.of(table.getTableArn()))
                .build());
    }
}
