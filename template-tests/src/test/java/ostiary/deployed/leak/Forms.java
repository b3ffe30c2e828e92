package ostiary.deployed.leak;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// How a secret may look in a log, by the name of the form. All in lower case, as it is looked for.
final class Forms {
    /// Base64 knows three ways to write a text, by where in the whole it begins.
    private static final int ALIGNMENTS = 3;

    private Forms() {}

    static Map<String, String> of(String secret) {
        var forms = new LinkedHashMap<String, String>();
        forms.put("as it is", secret);
        forms.put("normalised", Normalizer.normalize(secret, Normalizer.Form.NFKC));
        forms.put("in another charset", new String(secret.getBytes(UTF_8), ISO_8859_1));
        forms.put("escaped for JSON", escaped(secret, false));
        forms.put("escaped for JSON, in ASCII", escaped(secret, true));
        forms.put(
                "escaped for HTML",
                secret.replace("&", "&amp;").replace("\"", "&#34;").replace("<", "&lt;"));
        var form = URLEncoder.encode(secret, UTF_8);
        forms.put("encoded as in a form", form);
        forms.put("encoded as in a URL", form.replace("+", "%20"));
        forms.put("encoded twice", URLEncoder.encode(form, UTF_8));
        forms.put("hexadecimal", HexFormat.of().formatHex(secret.getBytes(UTF_8)));
        forms.put("an array of bytes", bytes(secret));
        for (int i = 0; i < ALIGNMENTS; i++) {
            forms.put("base64, begun at " + i, base64(Base64.getEncoder(), secret, i));
            forms.put("base64url, begun at " + i, base64(Base64.getUrlEncoder(), secret, i));
        }
        forms.replaceAll((name, value) -> value.toLowerCase(Locale.ROOT));
        return forms;
    }

    /// The characters of the whole that come from the secret alone, whatever is before and after it.
    private static String base64(Base64.Encoder encoder, String secret, int begin) {
        var bytes = secret.getBytes(UTF_8);
        var shifted = new byte[begin + bytes.length];
        System.arraycopy(bytes, 0, shifted, begin, bytes.length);
        var text = encoder.withoutPadding().encodeToString(shifted);
        return text.substring(Math.ceilDiv(begin * 8, 6), (begin + bytes.length) * 8 / 6);
    }

    private static String escaped(String secret, boolean ascii) {
        return secret.chars()
                .mapToObj(c -> switch (c) {
                    case '"' -> "\\\"";
                    case '\\' -> "\\\\";
                    case '\n' -> "\\n";
                    default -> ascii && c > '~' ? "\\u%04x".formatted(c) : String.valueOf((char) c);
                })
                .collect(Collectors.joining());
    }

    private static String bytes(String secret) {
        var text = Arrays.toString(secret.getBytes(UTF_8));
        return text.substring(1, text.length() - 1);
    }
}
