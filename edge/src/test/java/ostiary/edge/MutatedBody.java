package ostiary.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A good body with a few random changes: values that no program of ours sends, and pieces put in, cut out, repeated
/// and torn.
///
/// @param good the names and values of a body that reaches the use case
record MutatedBody(Map<String, String> good, SplittableRandom random) {
    private static final int MOST_CHANGES = 6;

    private static final List<String> VALUES = List.of(
            "",
            " ",
            "\u0000",
            "\uD800",
            "\uDC00\uD83D",
            "\uFEFF",
            "\u202E",
            "e\u0301",
            "ﬃ",
            "%",
            "%00",
            "../../x",
            "..",
            "a@b",
            "ada@xn--",
            "ada@xn--a-ecp.ru",
            "ada@faß.example",
            "ada@a\u200Db.example",
            "ada@" + "é.".repeat(80) + "example",
            "\"a b\"@example.com",
            "ada@[127.0.0.1]",
            "https://",
            "https://shop.example:99999/",
            "http://[::1",
            "javascript:alert(1)",
            "{\"id_token\":{\"name\":null}}",
            "{\"userinfo\":[[[[",
            "ort_",
            "och_",
            "osu_",
            "osu_" + "A".repeat(300),
            "a.b.c",
            "eyJhbGciOiJub25lIn0.e30.",
            "eyJhbGciOiJSUzI1NiIsImtpZCI6IiJ9.eyJleHAiOjFlOTk5fQ.AAAA",
            "-1",
            "1e999",
            "9".repeat(400),
            "９９９９－９９９９",
            "1-1-1-1-1",
            "00000000-0000-0000-0000-000000000000",
            "x".repeat(4_096),
            "[".repeat(40));

    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "[",
            "]",
            ":",
            ",",
            "\"",
            "\\",
            "\\u",
            "\\ud800",
            "\\u0000",
            "null",
            "true",
            "-",
            "1e999",
            "0x1",
            "NaN",
            "/*",
            "//",
            "&",
            "&&=",
            "%",
            "%F",
            "%ED%A0%80",
            "+",
            "\u0000",
            "\uFEFF",
            "\u2028",
            "\uD83D\uDE00",
            "é",
            "\n",
            " ",
            "'",
            "\"username\"",
            "\"password\":",
            "{\"a\":[1,{\"b\":null}]}",
            "[".repeat(40),
            "9".repeat(2_000),
            "\"" + "x".repeat(70_000) + "\"");

    String json() {
        return torn(values().entrySet().stream()
                .map(field -> "\"" + field.getKey() + "\":\"" + escaped(field.getValue()) + "\"")
                .collect(Collectors.joining(",", "{", "}")));
    }

    String form() {
        return torn(values().entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&")));
    }

    /// One or two are strange in three of four bodies.
    private Map<String, String> values() {
        var values = new TreeMap<>(good);
        var names = List.copyOf(values.keySet());
        for (int strange = random.nextInt(4); strange > 0; strange -= 2) {
            values.put(names.get(random.nextInt(names.size())), VALUES.get(random.nextInt(VALUES.size())));
        }
        return values;
    }

    /// Two of three bodies are well-formed, so that what they say is looked at.
    private String torn(String good) {
        var text = new StringBuilder(good);
        for (int changes = random.nextInt(3) > 0 ? 0 : 1 + random.nextInt(MOST_CHANGES); changes > 0; changes--) {
            change(text);
        }
        return text.toString();
    }

    private void change(StringBuilder text) {
        int at = random.nextInt(text.length() + 1);
        int end = Math.min(text.length(), at + random.nextInt(12));
        switch (random.nextInt(4)) {
            case 0 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
            case 1 -> text.delete(at, end);
            case 2 -> text.insert(at, text.substring(at, end));
            default -> text.replace(at, end, String.valueOf((char) random.nextInt(0xD800)));
        }
    }

    private static String escaped(String value) {
        return value.chars()
                .mapToObj(c -> c < ' ' || c == '"' || c == '\\' || c > '~' ? "\\u%04x".formatted(c) : "" + (char) c)
                .collect(Collectors.joining());
    }
}
