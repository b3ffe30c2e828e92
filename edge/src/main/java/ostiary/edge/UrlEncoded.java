package ostiary.edge;

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

/// Decodes what a client put into a URL or a form. Nothing is repaired: a stray `%` and bytes that are not UTF-8 are
/// refused.
public final class UrlEncoded {
    private UrlEncoded() {}

    /// Text in percent-encoding (RFC 3986 §2.1).
    ///
    /// @throws IllegalArgumentException if it is malformed
    public static String decode(String text) {
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
            // No cause: its message quotes the text.
            throw new IllegalArgumentException("not percent-encoded UTF-8");
        }
    }

    /// A name or a value in a query or a form, where `+` is a blank.
    ///
    /// @throws IllegalArgumentException if it is malformed
    public static String decodeParameter(String text) {
        return decode(text.replace('+', ' '));
    }

    /// Each name with its values, in order.
    ///
    /// @param text `a=1&b=2`: a form, or what follows the `?` of a URL
    /// @throws IllegalArgumentException if it is malformed
    public static Map<String, List<String>> parameters(String text) {
        var parameters = new LinkedHashMap<String, List<String>>();
        for (var pair : text.split("&", -1)) {
            if (!pair.isEmpty()) {
                var nameAndValue = pair.split("=", 2);
                var value = nameAndValue.length == 2 ? decodeParameter(nameAndValue[1]) : "";
                parameters
                        .computeIfAbsent(decodeParameter(nameAndValue[0]), _ -> new ArrayList<>())
                        .add(value);
            }
        }
        return parameters;
    }

    private static int hexByte(ByteBuffer source) {
        return HexFormat.fromHexDigit(source.get()) << 4 | HexFormat.fromHexDigit(source.get());
    }
}
