package ostiary.adapters.ses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ostiary.core.UnavailableException;
import ostiary.core.mail.Mail;
import ostiary.core.user.EmailAddress;
import ostiary.emulators.aws.AwsEndpoint;
import ostiary.emulators.aws.AwsFailure;
import ostiary.emulators.aws.Credentials;
import ostiary.emulators.aws.Place;
import ostiary.emulators.aws.ses.SesService;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sesv2.SesV2Client;

class SesMailerTest {
    private static final Place PLACE = new Place("aws", "eu-west-1", "111122223333");
    private static final EmailAddress ZOE =
            EmailAddress.parse("zoe@example.org").orElseThrow();
    private static final Mail CONFIRM = new Mail.ConfirmAddress(ZOE, "1234-5678", Duration.ofMinutes(10));

    private final MailTemplates templates = new MailTemplates("Example");
    private final List<JsonNode> requests = new CopyOnWriteArrayList<>();
    private final SesService ses = new SesService(PLACE, Set.of("example.com"));
    private final AwsEndpoint aws = AwsEndpoint.start(PLACE, Credentials.ofAnybody(), ses);
    private final SesV2Client client = SesV2Client.builder()
            .endpointOverride(aws.address())
            .region(Region.EU_WEST_1)
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
            .httpClient(UrlConnectionHttpClient.create())
            .overrideConfiguration(config -> config.retryStrategy(AwsRetryStrategy.doNotRetry()))
            .build();

    @AfterEach
    void stop() {
        client.close();
        aws.close();
    }

    @Test
    void aMailIsOneRequestWithItsWordsInUtf8() {
        aws.tell(request -> requests.add(request.json()));

        new SesMailer(client, templates, "Example <auth@example.com>").send(CONFIRM);

        var rendered = templates.render(CONFIRM);
        assertThat(ses.sent()).hasSize(1);
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
        "500, InternalFailure, 'SES: SesV2Exception, status 500'",
        "503, ServiceUnavailable, 'SES: SesV2Exception, status 503'",
        "429, TooManyRequestsException, 'SES: TooManyRequestsException, status 429'",
        "400, MessageRejected, 'SES: MessageRejectedException, status 400'",
    })
    void whatSesRefusesIsUnavailableAndTheMessageKeepsTheAddressToItself(int code, String type, String message) {
        aws.trouble(ses.name(), new AwsFailure(code, type, "zoe@example.org is not verified"));

        assertThatThrownBy(() -> new SesMailer(client, templates, "auth@example.com").send(CONFIRM))
                .isInstanceOf(UnavailableException.class)
                .hasMessageMatching(message + ", request [0-9a-f-]{36}")
                .hasNoCause();
    }

    @Test
    void aSesOutOfReachIsUnavailable() {
        aws.close();

        assertThatThrownBy(() -> new SesMailer(client, templates, "auth@example.com").send(CONFIRM))
                .isInstanceOf(UnavailableException.class)
                .hasMessage("SES: SdkClientException")
                .hasNoCause();
    }

    private static void assertUtf8(JsonNode content, String data) {
        assertThat(names(content)).containsExactlyInAnyOrder("Data", "Charset");
        assertThat(content.get("Data").asText()).isEqualTo(data);
        assertThat(content.get("Charset").asText()).isEqualTo("UTF-8");
    }

    private static Stream<String> names(JsonNode object) {
        return object.properties().stream().map(property -> property.getKey());
    }
}
