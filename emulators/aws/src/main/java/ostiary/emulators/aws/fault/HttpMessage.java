package ostiary.emulators.aws.fault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/// An HTTP/1.1 request or response (RFC 9112) whose body is delimited by `Content-Length`.
final class HttpMessage {
    private static final String LENGTH = "content-length";
    private static final String CRC = "x-amz-crc32";

    private final String startLine;
    private final Map<String, String> headers;
    private final byte[] body;

    /// Creates a message.
    ///
    /// @param headers by lower-case name, including `content-length`
    HttpMessage(String startLine, Map<String, String> headers, byte[] body) {
        this.startLine = startLine;
        this.headers = headers;
        this.body = body;
    }

    /// Reads the next message; empty if the stream has ended.
    static Optional<HttpMessage> read(InputStream in) throws IOException {
        var startLine = line(in);
        if (startLine.isEmpty()) {
            return Optional.empty();
        }
        var headers = new LinkedHashMap<String, String>();
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault(LENGTH, "0"));
        var body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("body ends after " + body.length + " of " + length + " bytes");
        }
        return Optional.of(new HttpMessage(startLine, headers, body));
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(ISO_8859_1);
    }

    /// An error response in DynamoDB's JSON 1.0 protocol.
    static HttpMessage error(int status, String type) {
        var body = ("{\"__type\":\"com.amazonaws.dynamodb.v20120810#" + type + "\",\"message\":\"injected\"}")
                .getBytes(ISO_8859_1);
        var headers = Map.of("content-type", "application/x-amz-json-1.0", LENGTH, Integer.toString(body.length));
        return new HttpMessage("HTTP/1.1 " + status + " Injected", headers, body).withCrc();
    }

    /// The DynamoDB operation that a request names, such as `GetItem`.
    String operation() {
        var target = headers.getOrDefault("x-amz-target", "");
        return target.substring(target.indexOf('.') + 1);
    }

    boolean isSuccess() {
        return startLine.startsWith("HTTP/1.1 200 ");
    }

    int bodyLength() {
        return body.length;
    }

    /// Adds the checksum that DynamoDB sends and DynamoDB Local does not.
    HttpMessage withCrc() {
        return withCrc(crc(body));
    }

    HttpMessage withWrongCrc() {
        return withCrc(crc(body) ^ 1);
    }

    boolean isIntact() {
        return Long.toString(crc(body)).equals(headers.get(CRC));
    }

    private HttpMessage withCrc(long crc) {
        var more = new LinkedHashMap<>(headers);
        more.put(CRC, Long.toString(crc));
        return new HttpMessage(startLine, more, body);
    }

    /// Flips one bit in the middle of the body.
    HttpMessage withWrongBit() {
        var wrong = body.clone();
        wrong[wrong.length / 2] ^= 1;
        return new HttpMessage(startLine, headers, wrong);
    }

    byte[] bytes() {
        var text = new StringBuilder(startLine).append("\r\n");
        headers.forEach(
                (name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(text.append("\r\n").toString().getBytes(ISO_8859_1));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    private static long crc(byte[] bytes) {
        var crc = new CRC32();
        crc.update(bytes);
        return crc.getValue();
    }
}
