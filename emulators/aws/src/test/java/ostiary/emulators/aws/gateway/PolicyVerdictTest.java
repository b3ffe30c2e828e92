package ostiary.emulators.aws.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyVerdictTest {
    @ParameterizedTest
    @CsvSource({
        "api/prod/*, api/prod/GET/me, true",
        "api/prod/*, api/prod/DELETE/sessions/17/items, true",
        "api/prod/*, api/test/GET/me, false",
        "api/prod/GET/me, api/prod/GET/me, true",
        "api/prod/GET/me, api/prod/GET/me/pictures, false",
        "api/prod/GET/me, api/prod/POST/me, false",
        "api/prod/*/me, api/prod/POST/me, true",
        "api/prod/GET/orders/?, api/prod/GET/orders/1, true",
        "api/prod/GET/orders/?, api/prod/GET/orders/17, false",
        "api/prod/GET/a.c, api/prod/GET/abc, false",
        "api/$default/*, api/$default/GET/me, true",
    })
    void aPatternIsOfText(String pattern, String arn, boolean allows) {
        assertThat(allows(policy("{'Effect':'Allow','Action':'execute-api:Invoke','Resource':'" + pattern + "'}"), arn))
                .isEqualTo(allows);
    }

    @Test
    void aDenialWinsWhereverItStands() {
        var allow = "{'Effect':'Allow','Action':'*','Resource':['*']}";
        var deny = "{'Effect':'Deny','Action':['execute-api:*'],'Resource':['api/prod/GET/me','api/prod/GET/you']}";

        for (var policy : new JsonNode[] {policy(allow + "," + deny), policy(deny + "," + allow)}) {
            assertThat(allows(policy, "api/prod/GET/me")).isFalse();
            assertThat(allows(policy, "api/prod/GET/you")).isFalse();
            assertThat(allows(policy, "api/prod/GET/them")).isTrue();
        }
    }

    @Test
    void whatNothingAllowsIsDenied() {
        assertThat(allows(policy(""), "api/prod/GET/me")).isFalse();
        assertThat(allows(policy("{'Effect':'Allow','Action':'lambda:Invoke','Resource':'*'}"), "api/prod/GET/me"))
                .isFalse();
    }

    private static boolean allows(JsonNode answer, String arn) {
        return PolicyVerdict.of(new LambdaAuthorizer.Result.Answer(answer), arn) instanceof Verdict.Granted;
    }

    private static JsonNode policy(String statements) {
        return json("{'principalId':'ada','policyDocument':{'Version':'2012-10-17','Statement':[" + statements + "]}}");
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException notJson) {
            throw new AssertionError(notJson);
        }
    }
}
