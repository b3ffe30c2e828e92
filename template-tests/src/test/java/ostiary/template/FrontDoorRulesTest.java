package ostiary.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/// The web ACL before the API.
class FrontDoorRulesTest {
    @Test
    void stopsWhoeverBringsNoSecretBeforeAnyOtherRule() {
        var rule = FrontDoorTemplate.rules().getFirst();

        assertThat(rule.path("Name").asText()).isEqualTo("origin");
        assertThat(rule.path("Action").has("Block")).isTrue();
        assertThat(FrontDoorTemplate.acceptedByTheRules(FrontDoorTemplate.RESOURCES))
                .hasSize(2);
        for (var match : rule.at("/Statement/NotStatement/Statement/OrStatement/Statements")) {
            assertThat(match.at("/ByteMatchStatement/PositionalConstraint").asText())
                    .isEqualTo("EXACTLY");
            assertThat(match.at("/ByteMatchStatement/FieldToMatch/SingleHeader/Name")
                            .asText())
                    .isEqualTo("x-ostiary-origin");
        }
        var association = FrontDoorTemplate.only("AWS::WAFv2::WebACLAssociation");
        assertThat(association.text("ResourceArn"))
                .isEqualTo("arn:${AWS::Partition}:apigateway:${AWS::Region}::/restapis/"
                        + FrontDoorTemplate.only("AWS::ApiGateway::RestApi").ref() + "/stages/"
                        + FrontDoorTemplate.only("AWS::ApiGateway::Stage").ref());
    }

    @Test
    void limitsAnAddressByTheAreaItSendsTo() {
        assertThat(FrontDoorTemplate.rules().subList(1, 5)).allSatisfy(rule -> {
            var rate = rule.at("/Statement/RateBasedStatement");
            assertThat(rate.path("AggregateKeyType").asText()).isEqualTo("FORWARDED_IP");
            assertThat(rate.at("/ForwardedIPConfig/HeaderName").asText()).isEqualTo("x-ostiary-viewer");
            assertThat(rule.at("/Action/Block/CustomResponse/ResponseCode").asInt())
                    .isEqualTo(429);
        });
        assertThat(FrontDoorTemplate.rules().subList(1, 5))
                .extracting(
                        rule -> rule.at("/Statement/RateBasedStatement/Limit").asInt())
                .containsExactly(600, 200, 6000, 6000);
    }

    @Test
    void countsOnlyWhatManagedGroupsWouldBlock() {
        assertThat(FrontDoorTemplate.rules()
                        .subList(5, FrontDoorTemplate.rules().size()))
                .hasSize(2)
                .allMatch(rule -> rule.path("OverrideAction").has("Count"));
    }

    @Test
    void hidesInSamplesAndLogsOfAwsWafWhatIsSecret() {
        var hidden = new ArrayList<String>();
        FrontDoorTemplate.only("AWS::WAFv2::WebACL")
                .property("DataProtectionConfig")
                .path("DataProtections")
                .forEach(each -> {
                    hidden.add(each.at("/Field/FieldType").asText());
                    each.at("/Field/FieldKeys").forEach(key -> hidden.add(key.asText()));
                });

        assertThat(hidden).contains("x-ostiary-origin", "authorization", "cookie", "QUERY_STRING", "BODY");
    }
}
