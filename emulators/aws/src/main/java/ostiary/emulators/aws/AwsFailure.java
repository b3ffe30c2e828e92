package ostiary.emulators.aws;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// An error that AWS answers with.
public final class AwsFailure extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final int status;
    private final String type;
    private final String message;

    /// Of a type that the API reference names.
    public AwsFailure(int status, String type, String message) {
        super(type + ": " + message);
        this.status = status;
        this.type = type;
        this.message = message;
    }

    /// As the API reference names it.
    public String type() {
        return type;
    }

    /// Says its type where each of the protocols looks for it: AWS JSON in the body, REST-JSON in a header.
    public AwsAnswer answer() {
        var body = JsonNodeFactory.instance.objectNode().put("__type", type).put("message", message);
        return new AwsAnswer(
                status,
                Map.of("Content-Type", "application/json", "x-amzn-ErrorType", type),
                body.toString().getBytes(StandardCharsets.UTF_8));
    }
}
