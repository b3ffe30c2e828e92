package ostiary.emulators.aws.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResourcePolicyTest {
    private static final Principal SNS = Principal.service("sns.amazonaws.com");
    private static final Principal ROLE = Principal.aws("arn:aws:iam::111122223333:role/Worker");
    private static final Access SEND = Access.of("sqs:SendMessage", "arn:aws:sqs:eu-west-1:111122223333:Shop");

    private static ResourcePolicy policy(String... statements) {
        try {
            return ResourcePolicy.of(new ObjectMapper()
                    .readTree(("{'Statement':[{" + String.join("},{", statements) + "}]}").replace('\'', '"')));
        } catch (JsonProcessingException noJson) {
            throw new IllegalArgumentException(noJson);
        }
    }

    private static String allow(String principal) {
        return "'Effect':'Allow','Action':'sqs:*','Resource':'*','Principal':" + principal;
    }

    @Test
    void letsThosePrincipalsThatItNames() {
        assertThat(policy(allow("{'Service':'sns.amazonaws.com'}")).allows(SNS, SEND))
                .isTrue();
        assertThat(policy(allow("{'Service':['x','sns.amazonaws.com']}")).allows(SNS, SEND))
                .isTrue();
        assertThat(policy(allow("{'AWS':'sns.amazonaws.com'}")).allows(SNS, SEND))
                .isFalse();
        assertThat(policy(allow("{'Service':'events.amazonaws.com'}")).allows(SNS, SEND))
                .isFalse();
        assertThat(policy(allow("'*'")).allows(ROLE, SEND)).isTrue();
        assertThat(policy(allow("{'AWS':'*'}")).allows(ROLE, SEND)).isTrue();
        assertThat(ResourcePolicy.NONE.allows(SNS, SEND)).isFalse();
    }

    @Test
    void deniesBeforeItAllows() {
        var both = policy(allow("'*'")).and(policy(allow("'*'").replace("Allow", "Deny")));

        assertThat(both.denies(SNS, SEND)).isTrue();
        assertThat(both.allows(SNS, SEND)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:sns:eu-west-1:111122223333:Events, true",
        "arn:aws:sns:*:111122223333:*, true",
        "arn:aws:sns:eu-west-1:111122223333:Other, false",
        "arn:aws:sns:eu-west-1:*, false"
    })
    void comparesArnsPartByPart(String stated, boolean expected) {
        var policy = policy(allow("'*'") + ",'Condition':{'ArnEquals':{'aws:SourceArn':'" + stated + "'}}");
        var context = Map.of("aws:SourceArn", "arn:aws:sns:eu-west-1:111122223333:Events");

        assertThat(policy.allows(SNS, new Access("sqs:SendMessage", "x", context)))
                .isEqualTo(expected);
        assertThat(policy.allows(SNS, SEND)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'Effect':'Allow','Action':'sqs:*','Resource':'*','NotPrincipal':'*'",
                "'Effect':'Allow','Action':'sqs:*','Resource':'*','Principal':'nobody'"
            })
    void refusesWhatItCanNotJudge(String statement) {
        assertThatThrownBy(() -> policy(statement)).isInstanceOf(IllegalArgumentException.class);
    }
}
