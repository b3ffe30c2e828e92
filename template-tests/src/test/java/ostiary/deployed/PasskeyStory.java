package ostiary.deployed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import ostiary.core.testing.SoftwareAuthenticator;
import ostiary.deployed.Client.Answer;

/// A user with a passkey, through the API of a deployed stack.
final class PasskeyStory {
    private final Story story;
    private final Client client;

    PasskeyStory(Story story) {
        this.story = story;
        this.client = story.client();
    }

    void everything() {
        var token = story.logIn().access();
        var options = options(expect(200, client.send("POST", "/me/passkeys/options", token)));
        var domain = options.at("/rp/id").asText();
        var authenticator = new SoftwareAuthenticator(domain, "https://" + domain);
        add(authenticator, options.path("challenge").asText(), token);
        expect(204, client.change("/me/passkeys/" + authenticator.id(), "{\"name\":\"Old phone\"}", token));
        var strong = logIn(authenticator, options.at("/user/id").asText());
        var listed = expect(200, client.get("/me/passkeys", strong)).json();
        assertThat(listed.at("/passkeys/0/name").asText()).isEqualTo("Old phone");
        assertThat(listed.at("/passkeys/0/last_used_at").asText()).isNotEmpty();
        expect(204, client.delete("/me/passkeys/" + authenticator.id(), strong));
        assertThat(expect(200, client.get("/me/passkeys", strong)).json().path("passkeys"))
                .isEmpty();
    }

    private void add(SoftwareAuthenticator authenticator, String challenge, String token) {
        var made = authenticator.make(challenge);
        var body = json(Map.of(
                "challenge",
                challenge,
                "name",
                "Phone",
                "client_data",
                made.clientData(),
                "attestation",
                made.attestation()));
        expect(201, client.post("/me/passkeys", body, token));
        // Its answer may have been lost.
        expect(201, client.post("/me/passkeys", body, token));
    }

    /// Once, for the challenge is spent.
    private String logIn(SoftwareAuthenticator authenticator, String handle) {
        var challenge = options(expect(200, client.post("/login/passkey/options", "")))
                .path("challenge")
                .asText();
        var used = authenticator.use(challenge);
        var body = json(Map.of(
                "challenge", challenge,
                "id", authenticator.id(),
                "user_handle", handle,
                "client_data", used.clientData(),
                "authenticator_data", used.authenticatorData(),
                "signature", used.signature()));
        var tokens = expect(200, client.post("/login/passkey", body));
        Client.told(tokens.text("refresh_token"));
        expect(401, client.post("/login/passkey", body));
        return tokens.text("access_token");
    }

    private static JsonNode options(Answer answer) {
        return answer.json().required("publicKey");
    }

    private static String json(Map<String, String> members) {
        var object = JsonNodeFactory.instance.objectNode();
        members.forEach(object::put);
        return object.toString();
    }

    private static Answer expect(int status, Answer answer) {
        assertThat(answer.status())
                .as("%s: %s", answer.raw().request().uri(), answer.body())
                .isEqualTo(status);
        return answer;
    }
}
