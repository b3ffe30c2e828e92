package ostiary.server.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ostiary.blueprint.SourceSetting;
import ostiary.server.StartException;

/// The service before a process of cognito-local, as `make run SOURCE=…` starts it.
///
/// The emulator is lax: it lets disabled users in, has no second factors here, and answers a wrong password
/// unlike AWS. What AWS answers is in `CognitoCredentialSourceTest`.
class CognitoLocalLoginTest {
    private static final String PASSWORD = "Tangerine-walrus-42-sunrise";

    /// As the variable of the environment, which a running JVM can't be given.
    private static final String ENDPOINT = "aws.endpointUrlCognitoIdentityProvider";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String email = "ada-" + UUID.randomUUID() + "@example.com";
    private final CognitoLocal cognito = CognitoLocal.start();
    private final String pool = cognito.ask("CreateUserPool", Map.of("PoolName", "shop"))
            .at("/UserPool/Id")
            .asText();
    private final String client = cognito.ask(
                    "CreateUserPoolClient", Map.of("UserPoolId", pool, "ClientName", "ostiary"))
            .at("/UserPoolClient/ClientId")
            .asText();

    CognitoLocalLoginTest() throws Exception {}

    private record Answer(int status, JsonNode body) {}

    @BeforeEach
    void tellTheSdkWhereItIs() {
        System.setProperty(ENDPOINT, cognito.endpoint().toString());
    }

    @AfterEach
    void stop() {
        System.clearProperty(ENDPOINT);
        cognito.close();
    }

    @Test
    void aUserMovesInAndNeedsTheEmulatorNoMore() throws Exception {
        var sub = addUser(true);
        cognito.ask("CreateGroup", Map.of("UserPoolId", pool, "GroupName", "editors"));
        cognito.ask("AdminAddUserToGroup", Map.of("UserPoolId", pool, "Username", email, "GroupName", "editors"));
        try (var service = start("migrating")) {
            assertThat(logIn(service, "another " + PASSWORD).status()).isEqualTo(401);

            var tokens = logIn(service, PASSWORD);
            assertThat(tokens.status()).isEqualTo(200);
            var profile = me(service, tokens);
            assertThat(profile.path("sub").asText()).isEqualTo(sub);
            assertThat(profile.path("email").asText()).isEqualTo(email);

            cognito.close();
            assertThat(logIn(service, PASSWORD).status()).isEqualTo(200);
            assertThat(logIn(service, "another " + PASSWORD).status()).isEqualTo(503);
        }
    }

    @Test
    void aUserStaysAndTheEmulatorIsAskedEachTime() throws Exception {
        var sub = addUser(true);
        try (var service = start("cognito")) {
            assertThat(me(service, logIn(service, PASSWORD)).path("sub").asText())
                    .isEqualTo(sub);

            cognito.close();
            assertThat(logIn(service, PASSWORD).status()).isEqualTo(503);
        }
    }

    @Test
    void nobodyGetsInWithAnAddressThatIsNotVerified() throws Exception {
        addUser(false);
        try (var service = start("migrating")) {
            assertThat(logIn(service, PASSWORD).status()).isEqualTo(401);
        }
    }

    private String addUser(boolean emailVerified) throws Exception {
        // Whatever its text, the emulator takes the attribute for a yes.
        var attributes = Stream.of(
                        Map.of("Name", "email", "Value", email), Map.of("Name", "email_verified", "Value", "true"))
                .limit(emailVerified ? 2 : 1)
                .toList();
        var created = cognito.ask(
                "AdminCreateUser",
                Map.of(
                        "UserPoolId",
                        pool,
                        "Username",
                        email,
                        "UserAttributes",
                        attributes,
                        "MessageAction",
                        "SUPPRESS"));
        cognito.ask(
                "AdminSetUserPassword",
                Map.of("UserPoolId", pool, "Username", email, "Password", PASSWORD, "Permanent", true));
        return created.at("/User/Attributes")
                .valueStream()
                .filter(attribute -> attribute.path("Name").asText().equals("sub"))
                .findFirst()
                .orElseThrow()
                .path("Value")
                .asText();
    }

    private LocalService start(String source) throws StartException {
        var asked = SourceSetting.parse(source + " " + pool + " " + client).orElseThrow();
        var told = new LocalSource(asked, Optional.of(cognito.endpoint()));
        return LocalService.start(new Settings(0, Optional.empty(), told, Origins.OF_THIS_MACHINE));
    }

    private Answer logIn(LocalService service, String password) throws Exception {
        var body = JSON.writeValueAsString(Map.of("username", email, "password", password));
        return send(HttpRequest.newBuilder(service.uri().resolve("/login"))
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private static JsonNode me(LocalService service, Answer tokens) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(service.uri() + "/me"))
                        .header(
                                "authorization",
                                "Bearer " + tokens.body().path("access_token").asText()))
                .body();
    }

    private static Answer send(HttpRequest.Builder request) throws Exception {
        var response = HTTP.send(request.build(), BodyHandlers.ofString());
        return new Answer(response.statusCode(), JSON.readTree(response.body()));
    }
}
