package ostiary.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ostiary.blueprint.ServiceFunction;

class LogsTest {
    private static final String LOG_GROUP = "AWS::Logs::LogGroup";

    @Test
    void areNotKeptForEver() {
        assertThat(StackTemplate.all(LOG_GROUP))
                .hasSize(ServiceFunction.values().length + 1)
                .allSatisfy(group ->
                        assertThat(group.property("RetentionInDays").asInt()).isEqualTo(90));
    }

    @Test
    void areSharedByNoTwoFunctions() {
        assertThat(StackTemplate.all("AWS::Lambda::Function"))
                .extracting(function -> function.text("LoggingConfig.LogGroup"))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void areWrittenByTheirOwnFunctionOnly(ServiceFunction declared) {
        var group = StackTemplate.behind(StackTemplate.function(declared).text("LoggingConfig.LogGroup"))
                .arn();

        assertThat(StackTemplate.permissions(declared, "logs:"))
                .containsExactlyInAnyOrder("logs:CreateLogStream on " + group, "logs:PutLogEvents on " + group);
    }

    /// Twice in one stack, and in the next stack of this name, while the log of the last is still there.
    @Test
    void ofTheGatewayHaveANameOfTheirOwn() {
        var group = StackTemplate.behind(
                StackTemplate.only("AWS::ApiGatewayV2::Stage").text("AccessLogSettings.DestinationArn"));

        assertThat(group.text("LogGroupName")).matches("/aws/vendedlogs/[A-Za-z0-9]{1,200}/\\$\\{AWS::StackId}\\[2]");
        assertThat(StackTemplate.all(LOG_GROUP).stream().filter(each -> each.has("LogGroupName")))
                .containsExactly(group);
    }

    @Test
    void ofTheGatewayAreJsonWithoutAnythingSecret() {
        var format = StackTemplate.only("AWS::ApiGatewayV2::Stage").text("AccessLogSettings.Format");

        var fields = Synthesis.json(format);

        assertThat(fields.path("requestId").asText()).isEqualTo("$context.requestId");
        assertThat(fields.path("routeKey").asText()).isEqualTo("$context.routeKey");
        assertThat(fields.valueStream())
                .allSatisfy(value -> assertThat(value.asText())
                        .startsWith("$context.")
                        .doesNotContainIgnoringCase("authorization", "header", "query", "path", "body"));
    }
}
