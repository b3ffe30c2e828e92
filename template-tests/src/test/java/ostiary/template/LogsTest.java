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
