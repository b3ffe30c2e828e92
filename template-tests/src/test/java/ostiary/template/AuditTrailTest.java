package ostiary.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import ostiary.blueprint.EventFunction;

class AuditTrailTest {
    private static final Template TEMPLATE = AuditTemplate.TEMPLATE;

    @Test
    void isInNoStackThatDoesNotAskForIt() {
        assertThat(StackTemplate.all("AWS::S3::Bucket")).isEmpty();
        assertThat(EventTemplate.TEMPLATE.all("AWS::DynamoDB::Table")).hasSize(1);
        assertThat(EventTemplate.TEMPLATE.all("AWS::S3::Bucket")).hasSize(1);
    }

    @Test
    void isInAStackWhoseContextAsksForItWithTheEvents() {
        var asked = Template.of(Synthesis.run(props -> props.auditTrail(true)));

        assertThat(asked.all("AWS::Lambda::EventSourceMapping")).hasSize(2);
        for (var output : List.of("AuditTableName", "AuditBucketName")) {
            assertThat(asked.json().at("/Outputs/" + output + "/Value").isMissingNode())
                    .isFalse();
        }
        assertThat(records(asked).property("ObjectLockEnabled").isMissingNode()).isTrue();
    }

    @Test
    void breaksNoRule() {
        assertThat(AuditTemplate.SYNTHESIS.validationReport().path("pluginReports"))
                .isEmpty();
        assertThat(NagFinding.read(AuditTemplate.SYNTHESIS.nagReport()))
                .filteredOn(finding -> finding.compliance().equals("Non-Compliant"))
                .isEmpty();
        assertThat(AuditTemplate.SYNTHESIS.warnings()).isEmpty();
        assertThat(TEMPLATE.resources()).hasSizeLessThan(500);
    }

    @Test
    void keepsEachVersionOfARecordUnderAKeyOfItsOwn() {
        var bucket = records(TEMPLATE);

        assertThat(bucket.property("VersioningConfiguration.Status").asText()).isEqualTo("Enabled");
        assertThat(bucket.property("BucketEncryption").toString()).contains("OstiaryAuditTrailKey", "aws:kms");
        assertThat(bucket.property("PublicAccessBlockConfiguration")
                        .valueStream()
                        .map(JsonNode::asBoolean))
                .hasSize(4)
                .containsOnly(true);
        assertThat(bucket.property("LifecycleConfiguration").isMissingNode()).isTrue();
        assertThat(bucket.property("ObjectLockEnabled").asBoolean()).isTrue();
        assertThat(bucket.property("ObjectLockConfiguration.Rule.DefaultRetention")
                        .toString())
                .isEqualTo("{\"Days\":30,\"Mode\":\"GOVERNANCE\"}");
    }

    @Test
    void takesEachRecordOnceAndOverTlsAlone() {
        var policy = TEMPLATE.all("AWS::S3::BucketPolicy")
                .filter(each -> each.property("Bucket").toString().contains("AuditTrail"))
                .findFirst()
                .orElseThrow()
                .property("PolicyDocument.Statement");

        assertThat(policy.valueStream()
                        .map(statement -> statement.path("Condition").toString()))
                .containsExactlyInAnyOrder(
                        "{\"Bool\":{\"aws:SecureTransport\":\"false\"}}", "{\"Null\":{\"s3:if-none-match\":\"true\"}}");
        assertThat(policy.valueStream()
                        .map(statement -> statement.path("Effect").asText()))
                .containsOnly("Deny");
    }

    @Test
    void keepsTheHeadsAsTheTableIsKept() {
        var table = table(true);

        assertThat(table.property("PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled")
                        .asBoolean())
                .isTrue();
        assertThat(table.property("SSESpecification.KMSMasterKeyId").toString()).contains("OstiaryAuditTrailKey");
        assertThat(table.property("DeletionProtectionEnabled").asBoolean())
                .isEqualTo(table(false).property("DeletionProtectionEnabled").asBoolean());
        assertThat(table.property("TimeToLiveSpecification.AttributeName").asText())
                .isEqualTo("expires_at");
    }

    /// It removes nothing, and lists nothing.
    @Test
    void hasAFunctionThatMayDoThisAndNoMore() {
        assertThat(permissions("AuditTrailAudit"))
                .containsExactlyInAnyOrder(
                        "dynamodb:GetItem",
                        "dynamodb:PutItem",
                        "kms:Decrypt",
                        "kms:Decrypt",
                        "kms:GenerateDataKey",
                        "logs:CreateLogStream",
                        "logs:PutLogEvents",
                        "s3:GetObject",
                        "s3:PutObject",
                        "sqs:DeleteMessage",
                        "sqs:GetQueueAttributes",
                        "sqs:ReceiveMessage",
                        "xray:PutTelemetryRecords",
                        "xray:PutTraceSegments");
    }

    @Test
    void tellsTheFunctionNoSecret() {
        var variables = TEMPLATE.all("AWS::Lambda::Function")
                .filter(function -> function.text("Handler").equals(EventFunction.AUDIT.handler()))
                .findFirst()
                .orElseThrow()
                .property("Environment.Variables");

        assertThat(variables.toString())
                .contains("OSTIARY_AUDIT_TABLE", "OSTIARY_AUDIT_BUCKET")
                .doesNotContain("SECRET");
    }

    /// Of all events: there is nothing to filter by.
    @Test
    void hearsOfEveryEvent() {
        assertThat(TEMPLATE.all("AWS::SNS::Subscription")
                        .filter(subscription -> subscription.text("Protocol").equals("sqs")))
                .singleElement()
                .satisfies(subscription -> assertThat(
                                subscription.property("FilterPolicy").isMissingNode())
                        .isTrue());
    }

    /// Many at once would be in each other's way, and events fail for that.
    @Test
    void worksOnFewAtOnce() {
        assertThat(TEMPLATE.all("AWS::Lambda::EventSourceMapping")
                        .map(mapping -> mapping.property("ScalingConfig.MaximumConcurrency"))
                        .filter(most -> !most.isMissingNode()))
                .singleElement()
                .satisfies(most -> assertThat(most.asInt()).isEqualTo(8));
    }

    private static Resource records(Template template) {
        return template.all("AWS::S3::Bucket")
                .filter(bucket -> bucket.id().contains("AuditTrail"))
                .findFirst()
                .orElseThrow();
    }

    private static Resource table(boolean isOfTrail) {
        return TEMPLATE.all("AWS::DynamoDB::Table")
                .filter(table -> table.id().contains("AuditTrail") == isOfTrail)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> permissions(String construct) {
        return TEMPLATE.all("AWS::IAM::Policy")
                .filter(policy -> policy.id().contains(construct))
                .flatMap(policy -> policy.property("PolicyDocument.Statement").valueStream())
                .flatMap(statement -> actions(statement.required("Action")))
                .sorted()
                .toList();
    }

    private static Stream<String> actions(JsonNode action) {
        return action.isArray() ? action.valueStream().map(JsonNode::asText) : Stream.of(action.asText());
    }
}
