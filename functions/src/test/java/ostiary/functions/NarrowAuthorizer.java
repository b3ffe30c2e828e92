package ostiary.functions;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/// Known to be bad: it allows the route that is asked for and no other, as many examples on the web do.
final class NarrowAuthorizer implements RequestStreamHandler {
    private final RequestStreamHandler right;

    NarrowAuthorizer(RequestStreamHandler right) {
        this.right = right;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, @Nullable Context context) throws IOException {
        var event = input.readAllBytes();
        var json = new ObjectMapper().readTree(event);
        var asked = json.path(json.has("routeArn") ? "routeArn" : "methodArn").asText();
        var answer = new ByteArrayOutputStream();
        right.handleRequest(new ByteArrayInputStream(event), answer, context);
        var wholeStage = asked.substring(0, asked.indexOf('/', asked.indexOf('/') + 1)) + "/*";
        output.write(answer.toString(UTF_8).replace(wholeStage, asked).getBytes(UTF_8));
    }
}
