package ostiary.emulators.aws.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.emulators.aws.UnmodelledException;

class EventPatternTest {
    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException noJson) {
            throw new IllegalArgumentException(noJson);
        }
    }

    /// The table of <https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html>, rule by
    /// rule.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
        {"a":[null]}                                 | {"a":null}                 | true
        {"a":[null]}                                 | {"b":1}                    | false
        {"a":[""]}                                   | {"a":""}                   | true
        {"a":["x"]}                                  | {"a":"x"}                  | true
        {"a":["x"]}                                  | {"a":"X"}                  | false
        {"a":[{"equals-ignore-case":"x"}]}           | {"a":"X"}                  | true
        {"a":["x"],"b":["y"]}                        | {"a":"x","b":"y"}          | true
        {"a":["x"],"b":["y"]}                        | {"a":"x","b":"z"}          | false
        {"a":["x","y"]}                              | {"a":"y"}                  | true
        {"a":["x"]}                                  | {"a":["z","x"]}            | true
        {"$or":[{"a":["x"]},{"b":["y"]}]}            | {"a":"z","b":"y"}          | true
        {"$or":[{"a":["x"]},{"b":["y"]}]}            | {"a":"z","b":"z"}          | false
        {"c":[1],"$or":[{"a":["x"]},{"b":["y"]}]}    | {"a":"x","c":2}            | false
        {"a":[{"anything-but":["x"]}]}               | {"a":"y"}                  | true
        {"a":[{"anything-but":["x"]}]}               | {"a":"x"}                  | false
        {"a":[{"anything-but":["x"]}]}               | {"b":"y"}                  | false
        {"a":[100]}                                  | {"a":100.0}                | true
        {"a":[100]}                                  | {"a":"100"}                | false
        {"a":[{"numeric":["=",100]}]}                | {"a":100}                  | true
        {"a":[{"numeric":[">",10,"<=",20]}]}         | {"a":20}                   | true
        {"a":[{"numeric":[">",10,"<=",20]}]}         | {"a":10}                   | false
        {"a":[{"numeric":[">",10]}]}                 | {"a":"20"}                 | false
        {"a":[{"exists":true}]}                      | {"a":""}                   | true
        {"a":[{"exists":true}]}                      | {"b":1}                    | false
        {"a":[{"exists":false}]}                     | {"b":1}                    | true
        {"a":[{"exists":false}]}                     | {"a":1}                    | false
        {"a":[{"prefix":"us-"}]}                     | {"a":"us-east-2"}          | true
        {"a":[{"prefix":"us-"}]}                     | {"a":"eu-west-1"}          | false
        {"a":[{"suffix":".png"}]}                    | {"a":"x.png"}              | true
        {"a":[{"suffix":".png"}]}                    | {"a":"x.jpg"}              | false
        {"a":{"b":{"S":[{"prefix":"USER#"}]}}}       | {"a":{"b":{"S":"USER#1"}}} | true
        {"a":{"b":{"S":[{"prefix":"USER#"}]}}}       | {"a":{"c":{"S":"USER#1"}}} | false
        {"a":{"b":{"S":[{"exists":false}]}}}         | {"a":{}}                   | true
        """)
    void matchesAsDocumented(String pattern, String event, boolean matches) {
        assertThat(EventPattern.of(json(pattern)).matches(json(event))).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{'a':[]}",
                "{'a':'x'}",
                "{'a':[{'cidr':'10.0.0.0/8'}]}",
                "{'a':[{'prefix':1}]}",
                "{'a':[{'prefix':'x','suffix':'y'}]}",
                "{'a':[{'numeric':['>']}]}",
                "{'a':[{'numeric':['~',1]}]}"
            })
    void refusesWhatItDoesNotKnow(String pattern) {
        var json = json(pattern.replace('\'', '"'));

        assertThatThrownBy(() -> EventPattern.of(json)).isInstanceOf(UnmodelledException.class);
    }

    @Test
    void guessesNothingAboutANodeThatIsNoLeaf() {
        var pattern = EventPattern.of(json("{\"a\":[{\"exists\":false}]}"));

        assertThatThrownBy(() -> pattern.matches(json("{\"a\":{\"S\":\"x\"}}")))
                .isInstanceOf(UnmodelledException.class);
    }
}
