package ostiary.adapters.ses;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ostiary.core.UnavailableException;
import ostiary.core.mail.Mail;
import ostiary.core.user.EmailAddress;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sesv2.SesV2Client;

class SesMailerTest {
    private static final EmailAddress ZOE =
            EmailAddress.parse("zoe@example.org").orElseThrow();
    private static final Mail CONFIRM =
            new Mail.ConfirmAddress(ZOE, Optional.of("Zoë"), "1234-5678", Duration.ofMinutes(10));

    private final MailTemplates templates = new MailTemplates("Example");
    private final List<JsonNode> requests = new ArrayList<>();
    private HttpServer ses;
    private SesV2Client client;
    private int status = 200;
    private String answer = "{\"MessageId\":\"m-1\"}";
    private Optional<String> error = Optional.empty();

    @BeforeEach
    void start() throws IOException {
        ses = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ses.createContext("/v2/email/outbound-emails", this::serve);
        ses.start();
        client = client(ses.getAddress().getPort());
    }

    @AfterEach
    void stop() {
        client.close();
        ses.stop(0);
    }

    @Test
    void aMailIsOneRequestWithItsWordsInUtf8() {
        new SesMailer(client, templates, "Example <auth@example.com>").send(CONFIRM);

        var rendered = templates.render(CONFIRM);
        assertThat(requests).hasSize(1);
        var request = requests.getFirst();
        assertThat(names(request)).containsExactlyInAnyOrder("FromEmailAddress", "Destination", "Content");
        assertThat(request.at("/FromEmailAddress").asText()).isEqualTo("Example <auth@example.com>");
        assertThat(request.at("/Destination")).hasToString("{\"ToAddresses\":[\"zoe@example.org\"]}");
        assertUtf8(request.at("/Content/Simple/Subject"), rendered.subject());
        assertUtf8(request.at("/Content/Simple/Body/Text"), rendered.text());
        assertUtf8(request.at("/Content/Simple/Body/Html"), rendered.html());
    }

    @ParameterizedTest
    @CsvSource({
        "500, InternalFailure, 'SES: SesV2Exception, status 500, request r-1'",
        "503, , 'SES: SesV2Exception, status 503, request r-1'",
        "429, TooManyRequestsException, 'SES: TooManyRequestsException, status 429, request r-1'",
        "400, MessageRejected, 'SES: MessageRejectedException, status 400, request r-1'",
    })
    void whatSesRefusesIsUnavailableAndTheMessageKeepsTheAddressToItself(int code, String type, String message) {
        status = code;
        error = Optional.ofNullable(type);
        answer = "{\"message\":\"zoe@example.org is not verified\"}";

        assertThatThrownBy(() -> new SesMailer(client, templates, "auth@example.com").send(CONFIRM))
                .isInstanceOf(UnavailableException.class)
                .hasMessage(message)
                .hasNoCause();
    }

    @Test
    void aSesOutOfReachIsUnavailable() {
        ses.stop(0);

        assertThatThrownBy(() -> new SesMailer(client, templates, "auth@example.com").send(CONFIRM))
                .isInstanceOf(UnavailableException.class)
                .hasMessage("SES: SdkClientException")
                .hasNoCause();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.add(new ObjectMapper().readTree(exchange.getRequestBody()));
            exchange.getResponseHeaders().add("x-amzn-RequestId", "r-1");
            error.ifPresent(type -> exchange.getResponseHeaders().add("x-amzn-ErrorType", type));
            var body = answer.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static void assertUtf8(JsonNode content, String data) {
        assertThat(names(content)).containsExactlyInAnyOrder("Data", "Charset");
        assertThat(content.get("Data").asText()).isEqualTo(data);
        assertThat(content.get("Charset").asText()).isEqualTo("UTF-8");
    }

    private static Stream<String> names(JsonNode object) {
        return object.properties().stream().map(property -> property.getKey());
    }

    private static SesV2Client client(int port) {
        return SesV2Client.builder()
                .endpointOverride(URI.create("http://127.0.0.1:" + port))
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(config -> config.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
    }
}
