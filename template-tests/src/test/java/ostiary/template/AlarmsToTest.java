package ostiary.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import ostiary.cdk.AlarmsTo;

class AlarmsToTest {
    private static final String ARN = "arn:aws:sns:eu-central-1:111122223333:on-call";

    @Test
    void isNobodyUnlessAsked() {
        assertThat(StackTemplate.all("AWS::SNS::Topic")).isEmpty();
        assertThat(StackTemplate.all("AWS::CloudWatch::Alarm"))
                .noneMatch(alarm -> alarm.has("AlarmActions") || alarm.has("OKActions"));
    }

    @Test
    void isAMailAddressThroughATopicThatOnlyCloudWatchOfThisAccountWritesTo() {
        var synthesis = Synthesis.run(props -> props.alarmsTo(AlarmsTo.of("on-call@shop.example")));

        var topic = only(synthesis, "AWS::SNS::Topic");
        assertThat(only(synthesis, "AWS::SNS::Subscription").text("Endpoint")).isEqualTo("on-call@shop.example");
        assertThat(only(synthesis, "AWS::SNS::TopicPolicy").list("PolicyDocument.Statement"))
                .anySatisfy(statement -> {
                    assertThat(statement.path("Effect").asText()).isEqualTo("Allow");
                    assertThat(statement.path("Principal").path("Service").asText())
                            .isEqualTo("cloudwatch.amazonaws.com");
                    assertThat(statement.path("Action").asText()).isEqualTo("sns:Publish");
                    assertThat(statement.path("Condition").toString()).contains("aws:SourceAccount");
                });
        assertThat(actions(synthesis)).isNotEmpty().containsOnly(topic.ref());
        assertThat(findings(synthesis)).isEmpty();
    }

    @Test
    void isATopicOfTheTeams() {
        var synthesis = Synthesis.run(props -> props.alarmsTo(AlarmsTo.of(ARN)));

        assertThat(actions(synthesis)).isNotEmpty().containsOnly(ARN);
        assertThat(findings(synthesis)).isEmpty();
    }

    @Test
    void isNothingElse() {
        assertThatThrownBy(() -> AlarmsTo.of("on call")).hasMessageContaining("alarmsTo");
    }

    /// Each alarm tells that it is off, and that it is back.
    private static List<String> actions(Synthesis synthesis) {
        return synthesis.resources().stream()
                .filter(resource -> resource.type().equals("AWS::CloudWatch::Alarm"))
                .flatMap(alarm -> List.of("AlarmActions", "OKActions").stream()
                        .map(property -> alarm.property(property).path(0)))
                .map(Resource::render)
                .toList();
    }

    private static List<JsonNode> findings(Synthesis synthesis) {
        assertThat(NagFinding.read(synthesis.nagReport()))
                .extracting(NagFinding::compliance)
                .doesNotContain("Non-Compliant");
        assertThat(synthesis.warnings()).isEmpty();
        return synthesis.validationReport().path("pluginReports").valueStream().toList();
    }

    private static Resource only(Synthesis synthesis, String type) {
        var found = synthesis.resources().stream()
                .filter(resource -> resource.type().equals(type))
                .toList();
        assertThat(found).as(type).hasSize(1);
        return found.getFirst();
    }
}
