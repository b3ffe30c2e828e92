package ostiary.functions.cache;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExecuteApiPolicyTest {
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
        assertThat(policy("{'Effect':'Allow','Action':'execute-api:Invoke','Resource':'" + pattern + "'}")
                        .allows(arn))
                .isEqualTo(allows);
    }

    @Test
    void aDenialWinsWhereverItStands() {
        var allow = "{'Effect':'Allow','Action':'*','Resource':['*']}";
        var deny = "{'Effect':'Deny','Action':['execute-api:*'],'Resource':['api/prod/GET/me','api/prod/GET/you']}";

        for (var policy : new ExecuteApiPolicy[] {policy(allow + "," + deny), policy(deny + "," + allow)}) {
            assertThat(policy.allows("api/prod/GET/me")).isFalse();
            assertThat(policy.allows("api/prod/GET/you")).isFalse();
            assertThat(policy.allows("api/prod/GET/them")).isTrue();
        }
    }

    @Test
    void whatNothingAllowsIsDenied() {
        assertThat(policy("").allows("api/prod/GET/me")).isFalse();
        assertThat(policy("{'Effect':'Allow','Action':'lambda:Invoke','Resource':'*'}")
                        .allows("api/prod/GET/me"))
                .isFalse();
    }

    private static ExecuteApiPolicy policy(String statements) {
        return new ExecuteApiPolicy(json("{'Version':'2012-10-17','Statement':[" + statements + "]}"));
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException notJson) {
            throw new AssertionError(notJson);
        }
    }
}
