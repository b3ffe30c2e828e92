package ostiary.emulators.aws;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// An AWS error response.
public final class AwsFailure extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final int status;
    private final String type;
    private final String message;
    private final Protocol protocol;

    /// How a service writes its errors.
    private enum Protocol {
        JSON,
        QUERY,
        REST_XML
    }

    /// Creates an error.
    ///
    /// @param type one of the error types in the API reference of the service
    public AwsFailure(int status, String type, String message) {
        this(status, type, message, Protocol.JSON);
    }

    private AwsFailure(int status, String type, String message, Protocol protocol) {
        super(type + ": " + message);
        this.status = status;
        this.type = type;
        this.message = message;
        this.protocol = protocol;
    }

    /// Creates an error of a service that is asked by forms and answers in XML.
    public static AwsFailure ofQuery(int status, String type, String message) {
        return new AwsFailure(status, type, message, Protocol.QUERY);
    }

    /// Creates an error of S3 (<https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html>).
    public static AwsFailure ofRestXml(int status, String type, String message) {
        return new AwsFailure(status, type, message, Protocol.REST_XML);
    }

    /// The error type, named as in the API reference.
    public String type() {
        return type;
    }

    /// Writes the type where SDKs look for it: the body for AWS JSON, a header too for REST-JSON, XML for forms.
    public AwsAnswer answer() {
        return switch (protocol) {
            case JSON -> json();
            case QUERY ->
                AwsAnswer.xml(
                        status,
                        "<ErrorResponse><Error><Type>Sender</Type><Code>" + type + "</Code><Message>" + message
                                + "</Message></Error></ErrorResponse>");
            case REST_XML ->
                AwsAnswer.xml(status, "<Error><Code>" + type + "</Code><Message>" + message + "</Message></Error>");
        };
    }

    private AwsAnswer json() {
        var body = JsonNodeFactory.instance.objectNode().put("__type", type).put("message", message);
        return new AwsAnswer(
                status,
                Map.of("Content-Type", "application/json", "x-amzn-ErrorType", type),
                body.toString().getBytes(StandardCharsets.UTF_8));
    }
}
