package ostiary.edge;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import ostiary.blueprint.Route;

/// A good body with a few random changes: pieces of JSON put in, cut out, repeated and torn.
record MutatedBody(Route route, SplittableRandom random) {
    private static final int MOST_CHANGES = 6;
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

    String text() {
        var good = route.body().stream()
                .map(field -> "\"" + field.name() + "\":\"ada@example.com\"")
                .collect(Collectors.joining(",", "{", "}"));
        var text = new StringBuilder(good);
        for (int changes = 1 + random.nextInt(MOST_CHANGES); changes > 0; changes--) {
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
}
