package ostiary.server.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ostiary.server.StartException;

class SeededServiceTest {
    private static final String SEED = """
        {"users": [{"email": "ada@example.com", "password": "%s", "name": "Ada", "roles": ["admin"]}],
         "clients": [{"client_id": "%s", "client_secret": "0123456789abcdef", "scope": "orders:read"}]}
        """;

    @TempDir
    private Path directory;

    @Test
    void beginsWithItsUsersAndClientsAndLeavesThoseThatAreThere() throws Exception {
        try (var first = start(SEED.formatted("tangerine walrus", "billing"))) {
            assertThat(logIn(first.uri(), "tangerine walrus").statusCode()).isEqualTo(200);
            assertThat(tokenOf(first.uri(), "billing").body()).contains("access_token");
        }
        try (var second = start(SEED.formatted("another password", "billing"))) {
            assertThat(logIn(second.uri(), "tangerine walrus").statusCode()).isEqualTo(200);
            assertThat(logIn(second.uri(), "another password").statusCode()).isEqualTo(401);
            assertThat(tokenOf(second.uri(), "billing").body()).contains("access_token");
        }
    }

    @Test
    void doesNotBeginWithAClientThatCannotBe() {
        assertThatThrownBy(() -> start(SEED.formatted("tangerine walrus", "ostiary-own")))
                .isInstanceOf(StartException.class)
                .hasMessageStartingWith("SEED client ostiary-own: An id has");
    }

    @Test
    void leavesPasswordsToTheUserPoolWhereItChecksThem() throws Exception {
        var file = Files.writeString(directory.resolve("seed.json"), SEED.formatted("tangerine walrus", "billing"));

        assertThatThrownBy(() -> Settings.of(
                        Map.of("SOURCE", "cognito", "COGNITO_POOL", "eu-west-1_a", "COGNITO_CLIENT", "0123456789"),
                        "SEED=" + file))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("SEED has users");
    }

    private LocalService start(String seed) throws Exception {
        var file = Files.writeString(directory.resolve("seed.json"), seed);
        return LocalService.start(Settings.of(Map.of(), "PORT=0", "SEED=" + file, "DATA=" + directory.resolve("data")));
    }

    private static HttpResponse<String> logIn(URI service, String password) throws Exception {
        return post(
                service.resolve("/login"),
                "application/json",
                "{\"username\":\"ada@example.com\",\"password\":\"" + password + "\"}");
    }

    private static HttpResponse<String> tokenOf(URI service, String client) throws Exception {
        return post(
                service.resolve("/oauth2/token"),
                "application/x-www-form-urlencoded",
                "grant_type=client_credentials&client_secret=0123456789abcdef&client_id=" + client);
    }

    private static HttpResponse<String> post(URI uri, String type, String body) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(uri).header("content-type", type).POST(BodyPublishers.ofString(body));
            return http.send(request.build(), BodyHandlers.ofString());
        }
    }
}
