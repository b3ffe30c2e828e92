package ostiary.server.container;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.EnumMap;
import java.util.Map;

/// One client of the load, with an account and an address of its own, behind a proxy that the container trusts.
final class LoadClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PASSWORD = "tangerine walrus 42 sunrise";

    final Map<LoadKind, Latencies> latencies = new EnumMap<>(LoadKind.class);
    private final RunningContainer container;
    private final String email;
    private final String address;
    private String access = "";
    private String refresh = "";

    LoadClient(RunningContainer container, int number) {
        this.container = container;
        this.email = "load" + number + "@example.com";
        this.address = "198.18." + number / 250 + "." + (number % 250 + 1);
    }

    /// Makes the account, and logs in.
    void begin(StandInAws aws) throws Exception {
        post("/signup", Map.of("email", email, "password", PASSWORD));
        post("/signup/confirm", Map.of("email", email, "code", aws.mailedCode()));
        if (!logIn()) {
            throw new IllegalStateException(email + " can't log in");
        }
    }

    /// Makes one request, and notes how long it took.
    void run(LoadKind kind) {
        long begin = System.nanoTime();
        boolean answered;
        try {
            answered = switch (kind) {
                case LOGIN -> logIn();
                case REFRESH -> tokens(post("/refresh", Map.of("refresh_token", refresh)));
                case ME ->
                    container
                                    .get("/me", "authorization", "Bearer " + access, "x-forwarded-for", address)
                                    .statusCode()
                            == 200;
            };
        } catch (Exception lost) {
            answered = false;
        }
        latencies.computeIfAbsent(kind, _ -> new Latencies()).add(System.nanoTime() - begin, !answered);
    }

    private boolean logIn() throws Exception {
        return tokens(post("/login", Map.of("username", email, "password", PASSWORD)));
    }

    private boolean tokens(HttpResponse<String> answer) throws Exception {
        if (answer.statusCode() != 200) {
            return false;
        }
        var tokens = JSON.readTree(answer.body());
        access = tokens.path("access_token").asText();
        refresh = tokens.path("refresh_token").asText();
        return true;
    }

    private HttpResponse<String> post(String path, Map<String, String> body) throws Exception {
        return container.post(path, JSON.writeValueAsString(body), "x-forwarded-for", address);
    }
}
