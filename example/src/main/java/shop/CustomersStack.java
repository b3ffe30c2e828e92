package shop;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

/// The shop's own copy of its customers: a queue of events, a function and a table.
public final class CustomersStack extends Stack {
    private static final String QUEUE = "customers";
    private static final EventFilter FILTER = EventFilter.of("user.*");
    private static final String RUNBOOKS = "https://wiki.shop.example/runbooks/";

    /// @param events of the service, `ostiary.events()`
    /// @param code the Lambda package: `example/target/customers` after `mvn package`
    public CustomersStack(Construct scope, String id, EventFeed events, Path code) {
        this(scope, id, code, stack -> events.queue(stack, QUEUE, FILTER));
    }

    /// The same where the service is in an app of its own.
    ///
    /// @param topicArn the stack's output `EventsTopicArn`
    public CustomersStack(Construct scope, String id, String topicArn, Path code) {
        this(scope, id, code, stack -> {
            var topic = Topic.fromTopicArn(stack, "Events", topicArn);
            return new EventQueue(stack, QUEUE, new EventQueueProps(topic, FILTER, Optional.empty(), RUNBOOKS));
        });
    }

    private CustomersStack(
            Construct scope, String id, Path code, java.util.function.Function<Stack, EventQueue> queue) {
        super(scope, id);
        var table = Table.Builder.create(this, "Table")
                .partitionKey(Attribute.builder()
                        .name("entity")
                        .type(AttributeType.STRING)
                        .build())
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .build();
        var function = Function.Builder.create(this, "Function")
                .runtime(Runtime.JAVA_25)
                .handler("shop.customers.CustomersHandler")
                .code(Code.fromAsset(code.toString()))
                .memorySize(1024)
                .timeout(Duration.seconds(30))
                .environment(Map.of("CUSTOMERS_TABLE", table.getTableName()))
                .logGroup(new LogGroup(this, "Log"))
                .build();
        function.addToRolePolicy(PolicyStatement.Builder.create()
                .actions(List.of("dynamodb:PutItem"))
                .resources(List.of(table.getTableArn()))
                .build());
        queue.apply(this).deliverTo(function);
    }
}
