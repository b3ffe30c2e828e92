package ostiary.deployed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import ostiary.adapters.totp.OtpCodes;
import ostiary.core.factor.TotpSecret;
import ostiary.deployed.Client.Answer;

/// A user with an authenticator app, through the API of a deployed stack.
final class FactorStory {
    private static final String NO_CODE = "000000";

    private final DeployedStack stack;
    private final Story story;
    private final Client client;
    private final OtpCodes app = new OtpCodes();

    FactorStory(DeployedStack stack, Story story) {
        this.stack = stack;
        this.story = story;
        this.client = story.client();
    }

    /// An authenticator that was confirmed, the last step that it was used in, and the codes that came with it.
    private record Phone(String id, TotpSecret secret, long step, List<String> recoveryCodes) {}

    void everything() {
        var phone = enrol();
        logInWith(phone);
        keep(phone, logInWith(phone.recoveryCodes().getFirst()));
        manage(phone, tokens(phone.recoveryCodes().get(2)));
    }

    /// Adds an authenticator, and returns its id.
    String enrolled() {
        return enrol().id();
    }

    private Phone enrol() {
        var token = story.logIn().access();
        var begun = expect(201, client.post("/me/factors/totp", "{\"name\":\"Phone\"}", token));
        assertThat(begun.text("qr")).startsWith("<svg");
        Client.told(begun.text("secret"));
        var secret = secret(begun.text("secret"));
        var path = "/me/factors/totp/" + begun.text("id") + "/confirm";
        long step = Instant.now().getEpochSecond() / 30;
        var right = app.code(secret, step);
        expect(400, client.post(path, code(right.equals(NO_CODE) ? "1" : NO_CODE), token));
        var codes = expect(200, client.post(path, code(right), token))
                .json()
                .required("recovery_codes")
                .valueStream()
                .map(JsonNode::asText)
                .toList();
        assertThat(codes).hasSize(10);
        codes.forEach(Client::told);
        codes.forEach(text -> Client.told(text.replace("-", "")));
        return new Phone(begun.text("id"), secret, step, codes);
    }

    /// The code of the next step: that of the confirmation is used up.
    private void logInWith(Phone phone) {
        expect(401, answer(challenge(), NO_CODE));
        expect(200, answer(challenge(), app.code(phone.secret(), phone.step() + 1)));
    }

    /// The mail tells of it.
    private String logInWith(String recoveryCode) {
        var tokens = expect(200, answer(challenge(), recoveryCode));
        assertThat(stack.mails().sent().stream().filter(mail -> mail.to().contains(story.email())))
                .anyMatch(mail -> mail.text().contains("one of your recovery codes"));
        expect(401, answer(challenge(), recoveryCode));
        return tokens.text("access_token");
    }

    /// The account is asked to go, and kept, which needs the factor, too.
    private void keep(Phone phone, String token) {
        expect(202, client.send("POST", "/me/deletion", token));
        var pending = expect(409, answer(challenge(), phone.recoveryCodes().get(1)));
        assertThat(pending.text("code")).isEqualTo("deletion_pending");
        Client.told(pending.text("challenge"));
        expect(204, client.post("/deletion/cancel", "{\"challenge\":\"" + pending.text("challenge") + "\"}"));
        assertThat(stack.mails().sent().stream().filter(mail -> mail.to().contains(story.email())))
                .anyMatch(mail -> mail.text().contains("will be deleted"))
                .anyMatch(mail -> mail.text().contains("stays"));
        Story.waitForTheNextSecond();
    }

    private String tokens(String recoveryCode) {
        return expect(200, answer(challenge(), recoveryCode)).text("access_token");
    }

    private void manage(Phone phone, String token) {
        var listed = expect(200, client.get("/me/factors", token));
        assertThat(listed.json().at("/factors/0/id").asText()).isEqualTo(phone.id());
        assertThat(listed.json().required("recovery_codes_left").asInt()).isEqualTo(7);
        expect(200, client.send("POST", "/me/recovery-codes", token))
                .json()
                .required("recovery_codes")
                .forEach(code -> Client.told(code.asText()));
        expect(204, client.delete("/me/factors/" + phone.id(), token));
        story.logIn();
    }

    private String challenge() {
        var answer = expect(401, client.post("/login", story.credentials()));
        assertThat(answer.text("factor")).isEqualTo("totp");
        Client.told(answer.text("challenge"));
        return answer.text("challenge");
    }

    private Answer answer(String challenge, String code) {
        return client.post("/login/mfa", "{\"challenge\":\"" + challenge + "\",\"code\":\"" + code + "\"}");
    }

    private static String code(String code) {
        return "{\"code\":\"" + code + "\"}";
    }

    /// RFC 4648 §6, read as a number to the base 32.
    static TotpSecret secret(String base32) {
        var digits = new StringBuilder("1");
        base32.chars().forEach(c -> digits.append(Character.forDigit(c >= 'A' ? c - 'A' : c - '2' + 26, 32)));
        var bytes = new BigInteger(digits.toString(), 32).toByteArray();
        return new TotpSecret(Arrays.copyOfRange(bytes, bytes.length - 20, bytes.length));
    }

    private static Answer expect(int status, Answer answer) {
        assertThat(answer.status())
                .as("%s: %s", answer.raw().request().uri(), answer.body())
                .isEqualTo(status);
        return answer;
    }
}
