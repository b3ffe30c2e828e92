package ostiary.edge;

import java.util.stream.Stream;

/// A way in which the body of a login can be wrong.
///
/// @param mentioned the member of the answer that says what is wrong, or the field that is
public record BadBody(String name, String body, String mentioned) {
    static final String GOOD = "{\"username\":\"ada@example.com\",\"password\":\"secret words\"}";

    private static final String HALF_A_PAIR = "\\" + "ud800";

    /// Each is answered with 400 and `invalid_request`.
    public static Stream<BadBody> all() {
        return Stream.of(
                new BadBody("no JSON", "secret words", "detail"),
                new BadBody("nothing at all", "", "detail"),
                new BadBody("cut short", GOOD.substring(0, 30), "detail"),
                new BadBody("an array", "[" + GOOD + "]", "detail"),
                new BadBody("a string", "\"secret words\"", "detail"),
                new BadBody("null", "null", "detail"),
                new BadBody("two objects", GOOD + GOOD, "detail"),
                new BadBody("a comment", "/* hi */" + GOOD, "detail"),
                new BadBody("a trailing comma", GOOD.replace("}", ",}"), "detail"),
                new BadBody("single quotes", GOOD.replace('"', '\''), "detail"),
                new BadBody("a raw line break in a string", GOOD.replace(" ", "\n"), "detail"),
                new BadBody("a field twice", with("\"username\":\"eve@example.com\""), "detail"),
                new BadBody("a field twice, once escaped", with("\"user\\u006eame\":\"eve\""), "detail"),
                new BadBody("an unknown field twice", with("\"x\":1,\"x\":2"), "detail"),
                new BadBody("deep nesting", with("\"x\":" + "[".repeat(50) + "]".repeat(50)), "detail"),
                new BadBody("very deep", with("\"x\":" + "[".repeat(10_000)), "detail"),
                new BadBody("a huge number", with("\"x\":1" + "0".repeat(5_000)), "detail"),
                new BadBody("no username", "{\"password\":\"secret words\"}", "username"),
                new BadBody("no password", "{\"username\":\"ada@example.com\"}", "password"),
                new BadBody("an empty password", password("\"\""), "password"),
                new BadBody("null for a password", password("null"), "password"),
                new BadBody("a number for a password", password("12345678"), "password"),
                new BadBody("true for a password", password("true"), "password"),
                new BadBody("an array for a password", password("[\"secret words\"]"), "password"),
                new BadBody("an object for a password", password("{\"$ne\":\"\"}"), "password"),
                new BadBody("a password too long", password("\"" + "x".repeat(1025) + "\""), "password"),
                new BadBody("half a pair", password("\"secret " + HALF_A_PAIR + "\""), "password"),
                new BadBody("a number for an option", with("\"client_id\":7"), "client_id"));
    }

    /// A good body with more members.
    static String with(String members) {
        return GOOD.substring(0, GOOD.length() - 1) + "," + members + "}";
    }

    private static String password(String json) {
        return "{\"username\":\"ada@example.com\",\"password\":" + json + "}";
    }

    @Override
    public String toString() {
        return name;
    }
}
