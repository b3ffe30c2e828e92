package ostiary.functions.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import ostiary.adapters.aws.AwsClientFactory;
import ostiary.adapters.aws.AwsClients;
import ostiary.adapters.aws.Dependency;
import ostiary.blueprint.ServiceFunction;
import ostiary.functions.PrimingHandlers;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.regions.Region;

/// A function in an environment of its own, which nothing has happened in yet: its handler as Lambda calls it, over the
/// service's own clients.
final class OneFunction {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RequestStreamHandler handler;

    /// @param addresses where it finds each service
    OneFunction(ServiceFunction function, Map<Dependency, URI> addresses) {
        this.handler = PrimingHandlers.of(function).apply(new At(addresses, new AwsClients()));
    }

    /// The answer to a request.
    ///
    /// @param route as in `POST /login`
    /// @param accessToken empty for none
    JsonNode call(String route, String accessToken, String body) {
        var method = route.substring(0, route.indexOf(' '));
        var path = route.substring(route.indexOf(' ') + 1);
        var event = """
            {"version":"2.0","routeKey":"%s","rawPath":"%s","rawQueryString":"",
             "headers":{"authorization":"Bearer %s","content-type":"application/json","x-forwarded-proto":"https"},
             "requestContext":{"requestId":"r-1",
              "http":{"method":"%s","path":"%s","sourceIp":"%s"}},
             "body":%s,"isBase64Encoded":false}\
            """.formatted(route, path, accessToken, method, path, anyNetwork(), quoted(body));
        var answer = new ByteArrayOutputStream();
        try {
            handler.handleRequest(new ByteArrayInputStream(event.getBytes(UTF_8)), answer, null);
            return JSON.readTree(answer.toByteArray());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /// The JSON in a body.
    static JsonNode body(JsonNode answer) {
        try {
            return JSON.readTree(answer.path("body").asText());
        } catch (IOException noJson) {
            throw new UncheckedIOException(noJson);
        }
    }

    /// No network is throttled for what others do.
    private static String anyNetwork() {
        var random = ThreadLocalRandom.current();
        return "10.%d.%d.%d".formatted(random.nextInt(256), random.nextInt(256), random.nextInt(256));
    }

    private static String quoted(String text) {
        try {
            return JSON.writeValueAsString(text);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private record At(Map<Dependency, URI> addresses, AwsClients clients) implements AwsClientFactory {
        @Override
        public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(
                Dependency dependency, B builder) {
            return clients.build(
                    dependency,
                    builder.endpointOverride(addresses.get(dependency))
                            .region(Region.EU_CENTRAL_1)
                            .credentialsProvider(
                                    StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret"))));
        }

        @Override
        public Duration requestTimeout() {
            return clients.requestTimeout();
        }
    }
}
