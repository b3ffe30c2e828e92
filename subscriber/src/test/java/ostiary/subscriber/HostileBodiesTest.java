package ostiary.subscriber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Bodies that are no events, by mistake or by intent. Each has an address in it, which must not come out.
class HostileBodiesTest {
    private static final EventParser PARSER = new EventParser();
    private static final String SECRET = "alice@shop.example";
    private static final String EVENT = Examples.text("user.updated");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "alice@shop.example",
                "\"alice@shop.example\"",
                "[\"alice@shop.example\"]",
                "null",
                "17",
                "<event>alice@shop.example</event>",
                "{\"email\":\"alice@shop.example\"",
                "{\"email\":alice@shop.example}",
                "{\"email\":\"alice@shop.example\",}",
                "{'email':'alice@shop.example'}",
                "{\"email\":\"alice@shop.example\"} {}",
                "{\"email\":\"alice@shop.example\"}x",
                "{\"alice@shop.example\":1,\"alice@shop.example\":2}",
                "{\"a\":1e}",
                "{\"a\":NaN}",
                "{\"a\":\"alice@shop.example\\x\"}",
                "{\"a\":\"alice@shop.example\u0000\"}",
            })
    void isNotJson(String body) {
        assertThat(refused(body).field()).isEqualTo("body");
    }

    @Test
    void isAnEventBehindAByteOrderMark() {
        assertThat(refused("\uFEFF" + EVENT).field()).isEqualTo("body");
    }

    @Test
    void namesAMemberTwice() {
        var twice = EVENT.replace("\"email\":", "\"email\": \"mallory@shop.example\", \"email\":");

        assertThat(refused(twice).field()).isEqualTo("body");
    }

    @Test
    void isNestedTooDeep() {
        var depth = BoundedJson.DEEPEST - 2;
        var deepest = EVENT.replace("\"name\"", "\"deep\": " + "[".repeat(depth) + "]".repeat(depth) + ", \"name\"");
        var deeper = deepest.replace("[]", "[[]]");

        assertThat(PARSER.parse(deepest).isKnown()).isTrue();
        assertThat(refused(deeper).field()).isEqualTo("body");
        assertThat(refused("{\"a\":".repeat(40_000)).field()).isEqualTo("body");
        assertThat(refused(Examples.wrapped(deeper).toString()).field()).isEqualTo("Message");
    }

    @Test
    void isTooLarge() {
        assertThat(PARSER.parse(padded("x", BoundedJson.LARGEST)).isKnown()).isTrue();
        assertThat(refused(padded("x", BoundedJson.LARGEST + 1)).getMessage())
                .isEqualTo("body is larger than 262144 bytes");
        // Two bytes each, three, and four for two characters.
        Stream.of("ß", "€", "🦉")
                .forEach(letter -> assertThat(
                                refused(padded(letter, BoundedJson.LARGEST + 1)).field())
                        .isEqualTo("body"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e400",
                "-1e400",
                "1e999999999",
                "1e-999999999",
                "9223372036854775808",
                "99999999999999999999999999999999",
                "999999999999999999999999999999999",
                "2147483648",
                "0",
                "-1",
                "1.5",
                "\"2\"",
                "true",
            })
    void hasAVersionThatIsNone(String version) {
        var number = EVENT.replace("\"entityversion\": 2", "\"entityversion\": " + version);

        assertThat(refused(number).field()).isIn("entityversion", "body");
    }

    @Test
    void hasAnEnormousNumberWhereNobodyLooks() {
        var ignored = EVENT.replace("\"name\"", "\"n\": 1e999999999, \"name\"");

        assertThat(PARSER.parse(ignored).isKnown()).isTrue();
        assertThat(refused(EVENT.replace("\"name\"", "\"n\": " + "9".repeat(100_000) + ", \"name\""))
                        .field())
                .isEqualTo("body");
    }

    @Test
    void hasTheAddressForAName() {
        var profile = Examples.json("user.updated");
        profile.withObject("data").withObject("profile").put(SECRET, 17);

        assertThat(refused(profile.toString()).getMessage()).isEqualTo("data.profile.* has the wrong type");
    }

    @Test
    void hasMoreFlawsThanOneCanCount() {
        var flaws = EVENT.replace("\"orders:approver\"", "1,".repeat(100_000) + "1");

        assertThat(refused(flaws).field()).isEqualTo("data.roles.0");
    }

    static Stream<String> wrongEnvelopes() {
        return Stream.of(
                Examples.wrapped(EVENT).put("Message", 17).toString(),
                Examples.wrapped(EVENT).putNull("Message").toString(),
                Examples.wrapped(EVENT).set("Message", Examples.object(EVENT)).toString(),
                Examples.wrapped("").toString(),
                Examples.wrapped(SECRET).toString(),
                Examples.wrapped("[" + EVENT + "]").toString(),
                Examples.wrapped("\uFEFF" + EVENT).toString());
    }

    @ParameterizedTest
    @MethodSource("wrongEnvelopes")
    void hasAMessageThatIsNoText(String body) {
        assertThat(refused(body).field()).isEqualTo("Message");
    }

    static Stream<String> otherMessages() {
        return Stream.of(
                "{}",
                "{\"Records\":[{\"s3\":{\"object\":{\"key\":\"alice@shop.example\"}}}]}",
                Examples.wrapped(EVENT).without("Message").toString(),
                Examples.wrapped("{}").toString(),
                // In two envelopes.
                Examples.wrapped(Examples.wrapped(EVENT).toString()).toString());
    }

    @ParameterizedTest
    @MethodSource("otherMessages")
    void isOfSomethingElse(String body) {
        assertThat(refused(body).getMessage()).isEqualTo("specversion is missing");
    }

    private static MalformedEventException refused(String body) {
        var thrown = catchThrowable(() -> PARSER.parse(body));
        assertThat(thrown).isInstanceOf(MalformedEventException.class);
        var trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString()).doesNotContain("alice", "mallory");
        return (MalformedEventException) thrown;
    }

    /// An event of so many bytes, or up to three more than that.
    private static String padded(String letter, int bytes) {
        var frame = EVENT.replace("\"Alice Liddell\"", "\"\"");
        var size = letter.getBytes(StandardCharsets.UTF_8).length;
        var letters = (bytes - frame.length() + size - 1) / size;
        return EVENT.replace("\"Alice Liddell\"", "\"" + letter.repeat(letters) + "\"");
    }
}
