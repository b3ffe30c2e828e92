package ostiary.emulators.aws.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import ostiary.emulators.aws.AwsWorld;

/// A DynamoDB client with nothing of an SDK about it: what is on the wire is what it sees.
final class RawClient implements Closeable {
    private final Socket socket;
    private final InputStream in;

    RawClient(URI endpoint, Duration patience) throws IOException {
        socket = new Socket(endpoint.getHost(), endpoint.getPort());
        socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
        in = new BufferedInputStream(socket.getInputStream());
    }

    /// Puts an item that has but a key.
    ///
    /// @param condition empty, or one that is to hold
    /// @return empty if the connection ends without an answer
    Optional<HttpMessage> put(String partition, String condition) throws IOException {
        var expression = condition.isEmpty() ? "" : ", \"ConditionExpression\": \"" + condition + "\"";
        var body = "{\"TableName\": \"%s\", \"Item\": {\"pk\": {\"S\": \"%s\"}, \"sk\": {\"S\": \"FAULT\"}}%s}"
                .formatted(AwsWorld.TABLE, partition, expression)
                .getBytes(UTF_8);
        var headers = new LinkedHashMap<String, String>();
        headers.put("host", "127.0.0.1");
        headers.put("content-type", "application/x-amz-json-1.0");
        headers.put("x-amz-target", "DynamoDB_20120810.PutItem");
        headers.put("x-amz-date", "20261122T120000Z");
        headers.put(
                "authorization",
                "AWS4-HMAC-SHA256 Credential=id/20261122/eu-west-1/dynamodb/aws4_request, SignedHeaders=host,"
                        + " Signature=none");
        headers.put("content-length", Integer.toString(body.length));
        socket.getOutputStream().write(new HttpMessage("POST / HTTP/1.1", headers, body).bytes());
        return HttpMessage.read(in);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
