package ostiary.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.blueprint.EventFunction;
import ostiary.blueprint.EventTypes;
import ostiary.cdk.EventFilter;
import ostiary.cdk.ExistingTable;
import ostiary.core.event.EventType;

class EventFeedTest {
    private static final Template TEMPLATE = EventTemplate.TEMPLATE;

    @Test
    void isInNoStackThatDoesNotAskForIt() {
        assertThat(StackTemplate.all("AWS::Lambda::EventSourceMapping")).isEmpty();
        assertThat(StackTemplate.all("AWS::SQS::Queue")).isEmpty();
        assertThat(StackTemplate.all("AWS::S3::Bucket")).isEmpty();
        assertThat(StackTemplate.all("AWS::SNS::Topic")).isEmpty();
    }

    @Test
    void isInAStackWhoseContextAsksForIt() {
        var asked = Template.of(Synthesis.run(props -> props.events(true)));

        assertThat(asked.all("AWS::Lambda::EventSourceMapping")).hasSize(1);
        assertThat(asked.json().at("/Outputs/EventsTopicArn/Value").isMissingNode())
                .isFalse();
    }

    @Test
    void breaksNoRule() {
        assertThat(EventTemplate.SYNTHESIS.validationReport().path("pluginReports"))
                .isEmpty();
        assertThat(NagFinding.read(EventTemplate.SYNTHESIS.nagReport()))
                .filteredOn(finding -> finding.compliance().equals("Non-Compliant"))
                .isEmpty();
        assertThat(EventTemplate.SYNTHESIS.warnings()).isEmpty();
        assertThat(TEMPLATE.resources()).hasSizeLessThan(500);
    }

    /// Each bound is one that AWS documents for streams of DynamoDB:
    /// <https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-params.html>.
    @Test
    void readsTheStreamInBatchesThatEndInTheBucketAndNotNever() {
        var mapping = only("AWS::Lambda::EventSourceMapping");

        assertThat(mapping.property("BatchSize").asInt()).isBetween(1, 10_000);
        assertThat(mapping.property("BisectBatchOnFunctionError").asBoolean()).isTrue();
        assertThat(mapping.property("FunctionResponseTypes").toString()).isEqualTo("[\"ReportBatchItemFailures\"]");
        assertThat(mapping.property("MaximumRetryAttempts").asInt()).isBetween(1, 10_000);
        assertThat(mapping.property("MaximumRecordAgeInSeconds").asInt()).isBetween(60, 86_399);
        assertThat(mapping.property("ParallelizationFactor").asInt()).isBetween(1, 10);
        assertThat(mapping.text("StartingPosition")).isEqualTo("TRIM_HORIZON");
        assertThat(mapping.text("EventSourceArn"))
                .isEqualTo("${" + only("AWS::DynamoDB::Table").id() + ".StreamArn}");
        assertThat(mapping.text("DestinationConfig.OnFailure.Destination"))
                .isEqualTo("${" + only("AWS::S3::Bucket").id() + ".Arn}");
        assertThat(mapping.property("MetricsConfig.Metrics").toString()).isEqualTo("[\"EventCount\"]");
    }

    /// Five at most (<https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html>), all of them JSON
    /// and on the key `dynamodb` alone.
    @Test
    void filtersByFivePatternsOnTheKeyThatDynamoDbHas() {
        var patterns = only("AWS::Lambda::EventSourceMapping")
                .property("FilterCriteria.Filters")
                .valueStream()
                .map(filter -> Synthesis.json(filter.required("Pattern").asText()))
                .toList();

        assertThat(patterns)
                .hasSizeBetween(1, 5)
                .allSatisfy(
                        pattern -> assertThat(pattern.fieldNames()).toIterable().containsExactly("dynamodb"));
    }

    /// Lambda reads by the function's role, writes what failed by it, and the role has nothing else.
    @Test
    void hasAPublisherThatMayDoThisAndNoMore() {
        assertThat(permissionsOfThePublisher())
                .containsExactlyInAnyOrder(
                        "dynamodb:DescribeStream",
                        "dynamodb:GetRecords",
                        "dynamodb:GetShardIterator",
                        "dynamodb:ListStreams",
                        "kms:Decrypt",
                        "kms:Decrypt",
                        "kms:GenerateDataKey",
                        "kms:GenerateDataKey",
                        "logs:CreateLogStream",
                        "logs:PutLogEvents",
                        "s3:ListBucket",
                        "s3:PutObject",
                        "sns:Publish",
                        "xray:PutTelemetryRecords",
                        "xray:PutTraceSegments");
    }

    @Test
    void knowsItsIssuerAndItsTopicAndNoSecret() {
        var variables = publisher().property("Environment.Variables");

        assertThat(variables.toString()).doesNotContain("SECRET", "TABLE");
        assertThat(variables.has("OSTIARY_EVENTS_TOPIC")).isTrue();
        assertThat(variables.has("OSTIARY_ISSUER")).isTrue();
    }

    @Test
    void encryptsAndTakesNothingWithoutTls() {
        assertThat(only("AWS::S3::Bucket").property("BucketEncryption").toString())
                .contains("aws:kms");
        TEMPLATE.all("AWS::SNS::Topic")
                .filter(topic -> topic.id().contains("Events"))
                .forEach(topic -> assertThat(topic.has("KmsMasterKeyId")).isTrue());
        TEMPLATE.all("AWS::SQS::Queue")
                .forEach(queue -> assertThat(
                                queue.property("SqsManagedSseEnabled").asBoolean())
                        .isTrue());
        for (var type : List.of("AWS::SNS::TopicPolicy", "AWS::SQS::QueuePolicy", "AWS::S3::BucketPolicy")) {
            assertThat(TEMPLATE.all(type))
                    .isNotEmpty()
                    .allSatisfy(policy -> assertThat(
                                    policy.property("PolicyDocument").toString())
                            .contains("\"aws:SecureTransport\":\"false\"", "\"Deny\""));
        }
    }

    @Test
    void forgetsAfterTwoWeeksWhatCouldNotBeTold() {
        assertThat(only("AWS::S3::Bucket")
                        .property("LifecycleConfiguration.Rules")
                        .at("/0/ExpirationInDays")
                        .asInt())
                .isEqualTo(14);
        assertThat(only("AWS::S3::Bucket")
                        .property("PublicAccessBlockConfiguration")
                        .toString())
                .isEqualTo("{\"BlockPublicAcls\":true,\"BlockPublicPolicy\":true,"
                        + "\"IgnorePublicAcls\":true,\"RestrictPublicBuckets\":true}");
    }

    /// <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html>: the
    /// dead-letter queue keeps longer, since the age of a message goes on.
    @Test
    void givesASubscriberAQueueAndOneForWhatFails() {
        var queues = TEMPLATE.all("AWS::SQS::Queue")
                .filter(queue -> queue.id().startsWith("customers"))
                .toList();
        var working = queues.stream()
                .filter(queue -> queue.has("RedrivePolicy"))
                .findFirst()
                .orElseThrow();
        var failed = queues.stream()
                .filter(queue -> !queue.has("RedrivePolicy"))
                .findFirst()
                .orElseThrow();

        assertThat(queues).hasSize(2);
        assertThat(working.property("RedrivePolicy").required("maxReceiveCount").asInt())
                .isEqualTo(5);
        assertThat(failed.property("MessageRetentionPeriod").asInt())
                .isGreaterThan(working.property("MessageRetentionPeriod").asInt());
    }

    @Test
    void filtersBeforeAQueue() {
        var policies = TEMPLATE.all("AWS::SNS::Subscription")
                .filter(subscription -> subscription.text("Protocol").equals("sqs"))
                .peek(subscription -> assertThat(
                                subscription.property("RawMessageDelivery").asBoolean())
                        .isTrue())
                .map(subscription -> subscription.property("FilterPolicy").toString())
                .toList();

        assertThat(policies).containsExactlyInAnyOrder("", "{\"type\":[\"session.ended\",{\"prefix\":\"user.\"}]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"user.renamed", "users.*", "*", "user", "", "user.", ".*", "User.updated"})
    void refusesAFilterThatNoEventPasses(String pattern) {
        assertThatThrownBy(() -> EventFilter.of(pattern))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there is no event " + pattern + ", but client.registered");
    }

    @Test
    void knowsEachEventThatThereIs() {
        assertThat(EventTypes.ALL)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(EventType.values()).map(EventType::text).toList());
    }

    @Test
    void letsAnAccountSubscribeAQueueAndDoNothingElse() {
        var statement = TEMPLATE.all("AWS::SNS::TopicPolicy")
                .flatMap(policy -> policy.property("PolicyDocument.Statement").valueStream())
                .filter(one -> one.path("Sid").asText().equals("Subscribe" + EventTemplate.ACCOUNT))
                .findFirst()
                .orElseThrow();

        assertThat(statement.required("Action").asText()).isEqualTo("sns:Subscribe");
        assertThat(statement.required("Condition").toString())
                .isEqualTo("{\"StringEquals\":{\"sns:Protocol\":\"sqs\"}}");
        assertThat(statement.required("Principal").toString()).contains(EventTemplate.ACCOUNT);
    }

    @Test
    void needsAStream() {
        var table = new ExistingTable(
                "arn:aws:dynamodb:eu-central-1:111122223333:table/auth",
                "arn:aws:kms:eu-central-1:111122223333:key/0a1b2c3d-1111-2222-3333-444455556666");

        assertThatThrownBy(() -> Synthesis.run(props -> props.table(table).events(true)))
                .hasMessageContaining("events need the stream of the table");
    }

    private static Resource only(String type) {
        return TEMPLATE.all(type)
                .reduce((_, _) -> {
                    throw new AssertionError("more than one " + type);
                })
                .orElseThrow();
    }

    private static Resource publisher() {
        return TEMPLATE.all("AWS::Lambda::Function")
                .filter(function -> function.text("Handler").equals(EventFunction.PUBLISHER.handler()))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> permissionsOfThePublisher() {
        return TEMPLATE.all("AWS::IAM::Policy")
                .filter(policy -> policy.id().contains("EventsPublisher"))
                .flatMap(policy -> policy.property("PolicyDocument.Statement").valueStream())
                .flatMap(statement -> actions(statement.required("Action")))
                .sorted()
                .toList();
    }

    private static Stream<String> actions(JsonNode action) {
        return action.isArray() ? action.valueStream().map(JsonNode::asText) : Stream.of(action.asText());
    }
}
