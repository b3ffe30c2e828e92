package ostiary.core.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static ostiary.core.testing.HostileToken.Kind.JSON;
import static ostiary.core.testing.HostileToken.Kind.SPELLING;

import java.util.Map;
import java.util.stream.Stream;

/// Tokens that are properly signed, and whose parts are no JSON object, or are spelt in another way than ours.
final class HostileTexts {
    private HostileTexts() {}

    static Stream<HostileToken> of(TokenForge forge) {
        var header = variants(forge.headerText())
                .map(text -> new HostileToken(
                        JSON,
                        "header: " + text.getKey(),
                        forge.signed(text.getValue(), forge.payload().getBytes(UTF_8))));
        var claims = variants(forge.payload())
                .map(text -> new HostileToken(
                        JSON,
                        "claims: " + text.getKey(),
                        forge.signed(forge.headerText().getBytes(UTF_8), text.getValue())));
        return Stream.of(header, claims, spellings(forge)).flatMap(tokens -> tokens);
    }

    private static Stream<Map.Entry<String, byte[]>> variants(String json) {
        var open = json.substring(0, json.length() - 1);
        var texts = Map.ofEntries(
                Map.entry("nothing", ""),
                Map.entry("blank", " "),
                Map.entry("empty object", "{}"),
                Map.entry("null", "null"),
                Map.entry("array", "[" + json + "]"),
                Map.entry("string", "\"" + TokenForge.encoded(json) + "\""),
                Map.entry("two objects", json + json),
                Map.entry("garbage behind", json + "x"),
                Map.entry("unclosed", open),
                Map.entry("trailing comma", open + ",}"),
                Map.entry("comment", "/**/" + json),
                Map.entry("single quotes", json.replace('"', '\'')),
                Map.entry("byte order mark", "\uFEFF" + json),
                Map.entry("raw newline", json.replaceFirst(":\"", ":\"\n")),
                Map.entry("deep array", open + ",\"x\":" + "[".repeat(2000) + "]".repeat(2000) + "}"),
                Map.entry("deep and unclosed", "{\"a\":".repeat(1000)));
        var bytes = Map.of(
                "UTF-16", json.getBytes(UTF_16LE),
                "no UTF-8", (open + ",\"x\":\"\u00C3\"}").getBytes(ISO_8859_1),
                "overlong UTF-8", (open + ",\"x\":\"\u00C0\u00AE\"}").getBytes(ISO_8859_1),
                "surrogate in UTF-8", (open + ",\"x\":\"\u00ED\u00A0\u0080\"}").getBytes(ISO_8859_1));
        return Stream.concat(
                texts.entrySet().stream()
                        .map(text -> Map.entry(text.getKey(), text.getValue().getBytes(UTF_8))),
                bytes.entrySet().stream());
    }

    /// Every text before the last dot is signed as it stands.
    private static Stream<HostileToken> spellings(TokenForge forge) {
        var header = TokenForge.encoded(forge.headerText());
        // One byte after the last group of three leaves four bits of its last character without a meaning.
        var claims = TokenForge.encoded(
                forge.payload() + " ".repeat((4 - forge.payload().length() % 3) % 3));
        var last = (char) (claims.charAt(claims.length() - 1) + 1);
        var texts = Map.ofEntries(
                Map.entry("padded header", header + "==." + claims),
                Map.entry("header with one = too many", header + "===." + claims),
                Map.entry("padded claims", header + '.' + claims + "=="),
                Map.entry("percent-encoded padding", header + '.' + claims + "%3D%3D"),
                Map.entry("blank in the header", header.substring(0, 4) + ' ' + header.substring(4) + '.' + claims),
                Map.entry("blank in the claims", header + '.' + claims.substring(0, 4) + ' ' + claims.substring(4)),
                Map.entry("newline behind the claims", header + '.' + claims + '\n'),
                Map.entry("lines of 64", header.replaceAll("(.{64})", "$1\r\n") + '.' + claims),
                Map.entry("spare bits", header + '.' + claims.substring(0, claims.length() - 1) + last),
                Map.entry("a character of no byte", header + '.' + claims + "AAA"),
                Map.entry("encoded twice", TokenForge.encoded(header) + '.' + TokenForge.encoded(claims)),
                Map.entry("plus and slash", header + "+/." + claims));
        return texts.entrySet().stream()
                .map(text -> new HostileToken(SPELLING, text.getKey(), forge.signedText(text.getValue())));
    }
}
