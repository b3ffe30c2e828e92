package ostiary.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import ostiary.blueprint.EventFunction;
import ostiary.blueprint.SearchShape;
import ostiary.blueprint.ServiceFunction;

class SearchProjectionTest {
    private static final Template TEMPLATE = SearchTemplate.TEMPLATE;

    @Test
    void isInNoStackThatDoesNotAskForIt() {
        assertThat(StackTemplate.all("AWS::DynamoDB::Table")).hasSize(1);
        assertThat(EventTemplate.TEMPLATE.all("AWS::DynamoDB::Table")).hasSize(1);
    }

    @Test
    void isInAStackWhoseContextAsksForItWithTheEvents() {
        var asked = Template.of(Synthesis.run(props -> props.search(true)));

        assertThat(asked.all("AWS::Lambda::EventSourceMapping")).hasSize(2);
        assertThat(asked.json().at("/Outputs/SearchTableName/Value").isMissingNode())
                .isFalse();
    }

    @Test
    void breaksNoRule() {
        assertThat(SearchTemplate.SYNTHESIS.validationReport().path("pluginReports"))
                .isEmpty();
        assertThat(NagFinding.read(SearchTemplate.SYNTHESIS.nagReport()))
                .filteredOn(finding -> finding.compliance().equals("Non-Compliant"))
                .isEmpty();
        assertThat(SearchTemplate.SYNTHESIS.warnings()).isEmpty();
        assertThat(TEMPLATE.resources()).hasSizeLessThan(500);
    }

    /// The copy is personal data as the table is, and is kept as it is.
    @Test
    void keepsTheCopyAsTheTableIsKept() {
        var table = table();

        assertThat(table.property("PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled")
                        .asBoolean())
                .isTrue();
        assertThat(table.property("SSESpecification.SSEType").asText()).isEqualTo("KMS");
        assertThat(table.property("SSESpecification.KMSMasterKeyId").toString()).contains("OstiarySearchKey");
        assertThat(table.property("DeletionProtectionEnabled").asBoolean())
                .isEqualTo(main().property("DeletionProtectionEnabled").asBoolean());
        assertThat(table.property("TimeToLiveSpecification.AttributeName").asText())
                .isEqualTo(SearchShape.TIME_TO_LIVE);
        assertThat(table.property("GlobalSecondaryIndexes")
                        .valueStream()
                        .map(index -> index.required("IndexName").asText()))
                .containsExactlyElementsOf(SearchShape.INDEXES.stream()
                        .map(SearchShape.Index::name)
                        .toList());
    }

    @Test
    void hasAProjectorThatMayDoThisAndNoMore() {
        assertThat(permissions("SearchProjector"))
                .containsExactlyInAnyOrder(
                        "dynamodb:PutItem",
                        "kms:Decrypt",
                        "logs:CreateLogStream",
                        "logs:PutLogEvents",
                        "sqs:DeleteMessage",
                        "sqs:GetQueueAttributes",
                        "sqs:ReceiveMessage",
                        "xray:PutTelemetryRecords",
                        "xray:PutTraceSegments");
    }

    @Test
    void letsTheFunctionOfOperatorsQueryTheIndexesAndNoOther() {
        var onIndexes = TEMPLATE.all("AWS::IAM::Policy")
                .filter(policy -> policy.property("PolicyDocument").toString().contains("/index/"))
                .toList();

        assertThat(onIndexes).singleElement().satisfies(policy -> {
            assertThat(policy.id()).contains("OstiaryAdmin");
            assertThat(policy.property("PolicyDocument.Statement")
                            .valueStream()
                            .filter(statement ->
                                    statement.required("Resource").toString().contains("/index/"))
                            .flatMap(statement -> actions(statement.required("Action"))))
                    .containsExactly("dynamodb:Query");
        });
    }

    @Test
    void tellsTheTableToThoseWhoUseItAndNoSecret() {
        assertThat(variables(EventFunction.PROJECTOR.handler()).toString()).doesNotContain("SECRET");
        assertThat(TEMPLATE.all("AWS::Lambda::Function")
                        .filter(function ->
                                function.property("Environment.Variables").has("OSTIARY_SEARCH_TABLE"))
                        .map(function -> function.text("Handler")))
                .containsExactlyInAnyOrder(EventFunction.PROJECTOR.handler(), ServiceFunction.ADMIN.handler());
    }

    private static JsonNode variables(String handler) {
        return TEMPLATE.all("AWS::Lambda::Function")
                .filter(function -> function.text("Handler").equals(handler))
                .findFirst()
                .orElseThrow()
                .property("Environment.Variables");
    }

    private static Resource table() {
        return TEMPLATE.all("AWS::DynamoDB::Table")
                .filter(table -> table.id().contains("Search"))
                .findFirst()
                .orElseThrow();
    }

    private static Resource main() {
        return TEMPLATE.all("AWS::DynamoDB::Table")
                .filter(table -> !table.id().contains("Search"))
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
