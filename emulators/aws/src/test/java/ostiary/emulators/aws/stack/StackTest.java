package ostiary.emulators.aws.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.emulators.aws.Place;

class StackTest {
    private static final Place HERE = new Place("aws", "eu-central-1", "111122223333");
    private static final String TABLE = "\"Users\": {\"Type\": \"AWS::DynamoDB::Table\"}";

    @Test
    void namesWhatHasNoName() {
        var table = stack(TABLE).only("AWS::DynamoDB::Table");

        assertThat(table.ref()).isEqualTo("auth-Users");
        assertThat(table.attribute("Arn")).isEqualTo("arn:aws:dynamodb:eu-central-1:111122223333:table/auth-Users");
    }

    @Test
    void keepsANameThatIsGiven() {
        var stack =
                stack("\"Users\": {\"Type\": \"AWS::DynamoDB::Table\", \"Properties\": {\"TableName\": \"people\"}}");

        assertThat(stack.only("AWS::DynamoDB::Table").ref()).isEqualTo("people");
    }

    @Test
    void isNotMadeWhereARuleOfItsTemplateForbids() throws JsonProcessingException {
        var template = """
            {"Parameters": {"Version": {"Type": "String"}},
             "Rules": {
               "Toolkit": {"Assertions": [{"Assert": {"Fn::Not": [{"Ref": "Version"}]}, "AssertDescription": "old"}]},
               "Here": {"Assertions": [{"Assert": {"Fn::Equals": [{"Ref": "AWS::Region"}, "%s"]},
                                        "AssertDescription": "elsewhere"}]}},
             "Resources": {}}
            """;

        assertThat(new Stack("auth", new ObjectMapper().readTree(template.formatted("eu-central-1")), HERE).resources())
                .isEmpty();
        var elsewhere = new ObjectMapper().readTree(template.formatted("eu-west-1"));
        assertThatExceptionOfType(UnresolvableException.class)
                .isThrownBy(() -> new Stack("auth", elsewhere, HERE))
                .withMessage("elsewhere");
        var unknown =
                new ObjectMapper().readTree(template.formatted("eu-central-1").replace("Equals", "Or"));
        assertThatExceptionOfType(UnresolvableException.class)
                .isThrownBy(() -> new Stack("auth", unknown, HERE))
                .withMessageStartingWith("the assertion");
    }

    @Test
    void resolvesEachFunctionOfTheLanguage() {
        assertThat(resolved("{\"Ref\": \"Users\"}")).isEqualTo("auth-Users");
        assertThat(resolved("{\"Ref\": \"AWS::Region\"}")).isEqualTo("eu-central-1");
        assertThat(resolved("{\"Ref\": \"AWS::StackId\"}"))
                .matches("arn:aws:cloudformation:eu-central-1:111122223333:stack/auth/[0-9a-f-]{36}");
        assertThat(resolved("{\"Fn::GetAtt\": [\"Users\", \"Arn\"]}")).endsWith(":table/auth-Users");
        assertThat(resolved("{\"Fn::Join\": [\"-\", [\"a\", {\"Ref\": \"Users\"}]]}"))
                .isEqualTo("a-auth-Users");
        assertThat(resolved("{\"Fn::Sub\": \"${Users}/${Users.Arn}/${AWS::AccountId}\"}"))
                .startsWith("auth-Users/arn:aws:")
                .endsWith("/111122223333");
        assertThat(resolved("{\"Fn::Select\": [1, {\"Fn::Split\": [\"-\", {\"Ref\": \"Users\"}]}]}"))
                .isEqualTo("Users");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Ref\": \"Nobody\"}",
                "{\"Fn::GetAtt\": [\"Users\", \"Colour\"]}",
                "{\"Fn::GetAtt\": [\"Nobody\", \"Arn\"]}",
                "{\"Fn::Sub\": \"${Nobody.Arn}\"}",
                "{\"Fn::Sub\": [\"${a}\", {\"a\": 1}]}",
                "{\"Fn::If\": [\"IsLive\", 1, 2]}",
                "{\"Fn::ImportValue\": \"another-stack\"}"
            })
    void guessesNothing(String value) {
        assertThatExceptionOfType(UnresolvableException.class).isThrownBy(() -> resolved(value));
    }

    @Test
    void knowsNoResourceByAnUnknownType() {
        assertThatExceptionOfType(UnresolvableException.class)
                .isThrownBy(() -> stack("\"Cat\": {\"Type\": \"AWS::Pets::Cat\"}"))
                .withMessageContaining("AWS::Pets::Cat");
    }

    @Test
    void refusesWhatIsThereOnACondition() {
        assertThatExceptionOfType(UnresolvableException.class)
                .isThrownBy(() -> stack("\"Users\": {\"Type\": \"AWS::DynamoDB::Table\", \"Condition\": \"IsLive\"}"));
    }

    @Test
    void remembersWhatNobodyAskedFor() {
        var table = stack("\"Users\": {\"Type\": \"AWS::DynamoDB::Table\", \"Properties\": {\"A\": 1, \"B\": 2}}")
                .only("AWS::DynamoDB::Table");

        table.property("A");

        assertThat(table.unread()).containsExactly("B");
    }

    private static String resolved(String value) {
        return stack(TABLE + ", \"Other\": {\"Type\": \"AWS::Logs::LogGroup\", \"Properties\": {\"LogGroupName\": "
                        + value + "}}")
                .only("AWS::Logs::LogGroup")
                .text("LogGroupName");
    }

    private static Stack stack(String resources) {
        return new Stack("auth", json("{\"Resources\": {" + resources + "}}"), HERE);
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException broken) {
            throw new AssertionError(broken);
        }
    }
}
