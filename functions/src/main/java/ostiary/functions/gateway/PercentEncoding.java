package ostiary.functions.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Decodes what a client put into a URL (RFC 3986 §2.1). Nothing is repaired: a stray `%` and bytes that are not UTF-8
/// are refused.
final class PercentEncoding {
    private PercentEncoding() {}

    static String decodePath(String path) {
        return decode(path, "the path");
    }

    /// A name or a value in a query, where `+` is a blank.
    static String decodeQuery(String text) {
        return decode(text.replace('+', ' '), "the query");
    }

    /// Each name with its values, in order.
    ///
    /// @param query what follows the `?`
    static Map<String, List<String>> parseQuery(String query) {
        var parameters = new LinkedHashMap<String, List<String>>();
        for (var pair : query.split("&", -1)) {
            if (!pair.isEmpty()) {
                var nameAndValue = pair.split("=", 2);
                var value = nameAndValue.length == 2 ? decodeQuery(nameAndValue[1]) : "";
                add(parameters, decodeQuery(nameAndValue[0]), value);
            }
        }
        return parameters;
    }

    /// The same parameters, decoded: two spellings of one name become one.
    static Map<String, List<String>> decodeQuery(Map<String, List<String>> encoded) {
        var parameters = new LinkedHashMap<String, List<String>>();
        encoded.forEach(
                (name, values) -> values.forEach(value -> add(parameters, decodeQuery(name), decodeQuery(value))));
        return parameters;
    }

    private static void add(Map<String, List<String>> parameters, String name, String value) {
        parameters.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
    }

    private static String decode(String text, String what) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        try {
            var source = UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            var bytes = new ByteArrayOutputStream(source.remaining());
            while (source.hasRemaining()) {
                byte next = source.get();
                bytes.write(next == '%' ? hexByte(source) : next);
            }
            return UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException | BufferUnderflowException | NumberFormatException malformed) {
            throw new MalformedEventException(what + " is not percent-encoded UTF-8");
        }
    }

    private static int hexByte(ByteBuffer source) {
        return HexFormat.fromHexDigit(source.get()) << 4 | HexFormat.fromHexDigit(source.get());
    }
}
