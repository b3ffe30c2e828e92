package ostiary.cli;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import ostiary.blueprint.AdminApi;
import ostiary.cli.aws.AwsReader;
import ostiary.cli.aws.Endpoints;
import ostiary.cli.aws.Invoker;
import ostiary.cli.aws.Probe;
import ostiary.cli.aws.Read;
import ostiary.cli.aws.Tree;
import ostiary.cli.aws.UnreadException;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/// Asks the function of a deployed service, under the name by which AWS knows the caller.
final class FunctionDoor implements AdminDoor {
    private static final String OUTPUT = "AdminFunctionArn";
    private static final JsonFactory JSON = new JsonFactory();
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Invoker invoker;
    private final String caller;

    private FunctionDoor(Invoker invoker, String caller) {
        this.invoker = invoker;
        this.caller = caller;
    }

    /// Finds the function of a stack by its output.
    static FunctionDoor of(String stack, Region region, AwsCredentialsProvider credentials, Endpoints endpoints)
            throws UnreadException {
        try (var aws = new AwsReader(region, credentials, endpoints, PAUSE)) {
            var function =
                    aws.read(Read.DESCRIBE_STACKS, Map.of("StackName", stack)).at("Stacks").all("Outputs").stream()
                            .filter(output -> output.find("OutputKey")
                                    .filter(OUTPUT::equals)
                                    .isPresent())
                            .flatMap(output -> output.find("OutputValue").stream())
                            .findFirst()
                            .orElseThrow(() -> UnreadException.because("the stack has no output " + OUTPUT));
            var caller = aws.ask(Probe.GET_CALLER_IDENTITY, Map.of())
                    .find("Arn")
                    .orElseThrow(() -> UnreadException.because("AWS does not say who you are"));
            return new FunctionDoor(new Invoker(region, credentials, endpoints, function), caller);
        }
    }

    @Override
    public AdminReply call(Map<String, String> members) throws UnreadException {
        Tree answer = invoker.invoke(event(members));
        return new AdminReply(
                (int) answer.number("statusCode"),
                answer.find("body").orElseThrow(() -> UnreadException.because("the function answers something else")));
    }

    private String event(Map<String, String> members) {
        var text = new StringWriter();
        try (var json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeObjectFieldStart(AdminApi.DIRECT_MEMBER);
            json.writeStringField("by", caller);
            for (var member : new TreeMap<>(members).entrySet()) {
                json.writeStringField(member.getKey(), member.getValue());
            }
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    @Override
    public void close() {}
}
