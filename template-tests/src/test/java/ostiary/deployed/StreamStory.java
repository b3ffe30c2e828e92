package ostiary.deployed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import ostiary.deployed.Client.Answer;
import ostiary.deployed.leak.Planted;
import ostiary.emulators.aws.cognito.PoolUsers;

/// All that users do, at a stack that moves them in from a pool: what its table's stream tells of.
final class StreamStory {
    static final String OLD = "old-" + UUID.randomUUID() + "@example.org";

    /// Of `abc`, as an import of before there was a sealing left it.
    static final String OLD_HASH = "$2a$08$Ro0CUfOqk6cXEKf3dyaM7OhSCvnwM9s4wIX9JeLapehKK5YdLxKcm";

    private static final String PASSWORD = Story.PASSWORD;

    private final DeployedStack stack;
    private final Client client;
    private final List<Planted> secrets = new ArrayList<>();

    StreamStory(DeployedStack stack) {
        this.stack = stack;
        this.client = new Client(stack.api().address());
    }

    /// Returns the secrets that went in and out.
    List<Planted> everything() {
        new Story(stack).everything();
        mistypeOnAKnownDevice();
        answerAChallenge();
        moveIn();
        logInWithAHashOfBefore();
        loseAnAnswer();
        Client.tokens().forEach(token -> secrets.add(new Planted("a token", token)));
        stack.mails()
                .sent()
                .forEach(mail ->
                        SecretWalk.codes(mail.text()).forEach(code -> secrets.add(new Planted("a mailed code", code))));
        secrets.add(new Planted("a password", PASSWORD));
        return List.copyOf(secrets);
    }

    private void mistypeOnAKnownDevice() {
        var email = migrating();
        var known = logIn(email, PASSWORD, "").text("device_token");
        secrets.add(new Planted("a device token", known));
        assertThat(logIn(email, "another " + PASSWORD, known).status()).isEqualTo(401);
    }

    private void answerAChallenge() {
        var email = "mfa-" + UUID.randomUUID() + "@example.org";
        stack.pool().add(email, PASSWORD, "SOFTWARE_TOKEN_MFA");
        var challenge = logIn(email, PASSWORD, "").text("challenge");
        secrets.add(new Planted("a challenge", challenge));
        var answered =
                client.post("/login/mfa", "{\"challenge\":\"" + challenge + "\",\"code\":\"" + PoolUsers.CODE + "\"}");
        assertThat(answered.status()).isEqualTo(200);
    }

    private void moveIn() {
        assertThat(logIn(migrating(), PASSWORD, "").status()).isEqualTo(200);
    }

    private void logInWithAHashOfBefore() {
        var id = UUID.randomUUID().toString();
        put("USER#" + id, "USER", Map.of("email", OLD));
        put(
                "LOGIN#" + OLD,
                "LOGIN",
                Map.of("user_id", id, "password_hash", OLD_HASH, "imported", "an import and a digest"));
        assertThat(logIn(OLD, "abc", "").status()).isEqualTo(200);
        assertThat(logIn(OLD, "abc", "").status()).isEqualTo(200);
    }

    /// A client comes back after the grace with the parent of the newest token.
    private void loseAnAnswer() {
        var email = migrating();
        var first = client.post(
                        "/login",
                        "{\"username\":\"" + email + "\",\"password\":\"" + PASSWORD + "\",\"client_id\":\"browser\"}")
                .text("refresh_token");
        assertThat(client.refresh(first).status()).isEqualTo(200);
        try {
            Thread.sleep(Story.GRACE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        assertThat(client.refresh(first).status()).isEqualTo(200);
    }

    private void put(String partition, String sort, Map<String, String> attributes) {
        var item = JsonNodeFactory.instance.objectNode();
        item.putObject("pk").put("S", partition);
        item.putObject("sk").put("S", sort);
        item.putObject("created_at").put("N", "1");
        attributes.forEach((name, value) -> item.putObject(name).put("S", value));
        stack.data().put(item);
    }

    private String migrating() {
        var email = "ada-" + UUID.randomUUID() + "@example.org";
        stack.pool().add(email, PASSWORD);
        return email;
    }

    private Answer logIn(String email, String password, String device) {
        return client.post(
                "/login",
                "{\"username\":\"" + email + "\",\"password\":\"" + password + "\""
                        + (device.isEmpty() ? "" : ",\"device_token\":\"" + device + "\"") + "}");
    }
}
