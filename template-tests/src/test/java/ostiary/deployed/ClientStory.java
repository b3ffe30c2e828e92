package ostiary.deployed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import ostiary.adapters.dynamodb.DynamoDbClientStore;
import ostiary.adapters.dynamodb.DynamoDbRevocationFeed;
import ostiary.blueprint.Api;
import ostiary.core.client.AdministerClients;
import ostiary.core.client.AdministerClients.Outcome.Done;
import ostiary.core.client.ClientDescription;
import ostiary.core.client.ClientType;
import ostiary.core.client.GrantType;
import ostiary.deployed.Client.Answer;

/// The steps of a registered client, through the API of a deployed stack.
final class ClientStory {
    private final Client client;
    private final String id = "client." + UUID.randomUUID();
    private final Map<String, String> credentials;

    ClientStory(DeployedStack stack, Client client) {
        this.client = client;
        var table = stack.data().table();
        var clients = new AdministerClients(
                new DynamoDbClientStore(table),
                new DynamoDbRevocationFeed(table),
                new SecureRandom(),
                _ -> {},
                InstantSource.system());
        var described = new ClientDescription(
                "Billing",
                Set.of(GrantType.CLIENT_CREDENTIALS),
                Set.of("orders:read", Api.REVOCATIONS_SCOPE),
                Set.of(),
                Optional.of(audience(client)));
        var secret = ((Done) clients.register(id, ClientType.CONFIDENTIAL, described))
                .secret()
                .orElseThrow();
        Client.told(secret);
        this.credentials = Map.of("client_id", id, "client_secret", secret);
    }

    /// By default that of the service is its issuer.
    private static String audience(Client client) {
        return client.get("/.well-known/openid-configuration").text("issuer");
    }

    void everything() {
        var token = token();
        assertThat(isActive(token)).isTrue();
        readRevocations(token);
        expect(200, post("/oauth2/revoke", Map.of("token", token)));
        assertThat(isActive(token)).isFalse();
    }

    String token() {
        return expect(200, post("/oauth2/token", Map.of("grant_type", "client_credentials")))
                .text("access_token");
    }

    void revoke() {
        expect(200, post("/oauth2/revoke", Map.of("token", token())));
    }

    private void readRevocations(String token) {
        assertThat(expect(200, client.get("/revocations", token)).json().required("complete_since"))
                .isNotNull();
        expect(200, client.send("HEAD", "/revocations", token));
    }

    /// Of a user's token, good and then not.
    void introspect(Story user) {
        var tokens = user.logIn();
        assertThat(isActive(tokens.access())).isTrue();
        user.logOut(tokens);
        assertThat(isActive(tokens.access())).isFalse();
    }

    private boolean isActive(String token) {
        return expect(200, post("/oauth2/introspect", Map.of("token", token)))
                .json()
                .required("active")
                .asBoolean();
    }

    private Answer post(String path, Map<String, String> form) {
        return client.postForm(path, encoded(form) + "&" + encoded(credentials));
    }

    private static Answer expect(int status, Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        return answer;
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
