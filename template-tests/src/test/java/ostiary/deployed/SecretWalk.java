package ostiary.deployed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import ostiary.template.Synthesis;

/// Takes secrets through every route of a stack: where they belong, and where people and programs put them by mistake.
final class SecretWalk {
    private static final Pattern CODE = Pattern.compile("\\d{4}-\\d{4}");
    private static final String UNKNOWN = "nobody@shop.example";

    private final DeployedStack stack;
    private final Tap tap;
    private final Canaries canaries;
    private final String email;
    private final String password;

    SecretWalk(DeployedStack stack, Tap tap, Canaries canaries) {
        this.stack = stack;
        this.tap = tap;
        this.canaries = canaries;
        this.email = canaries.invent("the address of a user", "%s@canary.example");
        this.password = canaries.invent("the password of a user", "%s sunrise");
    }

    void signUp() {
        var name = canaries.invent("the name of a person");
        expect(202, tap.post("/signup", json("email", email, "password", password, "name", name)));
        var endless = canaries.invent("a password that is too long", "%s" + "x".repeat(130));
        expect(400, tap.post("/signup", json("email", "long@canary.example", "password", endless)));
        var huge = canaries.invent("a password beyond the limit of its field", "%s" + "x".repeat(1100));
        expect(400, tap.post("/signup", json("email", "huge@canary.example", "password", huge)));
        var nowhere = canaries.invent("an address that is none", "%s@@canary.example");
        expect(400, tap.post("/signup", json("email", nowhere, "password", password)));
        confirm();
    }

    private void confirm() {
        var code = canaries.plant("a mailed code", mailedCode());
        var wrong = canaries.plant("a code mistyped", code.startsWith("1") ? "2718-2818" : "1618-0339");
        expect(400, tap.post("/signup/confirm", json("email", email, "code", wrong)));
        var words = canaries.invent("a code that is none", "%.30s");
        expect(400, tap.post("/signup/confirm", json("email", email, "code", words)));
        var other = canaries.invent("an address that never signed up", "%s@canary.example");
        expect(400, tap.post("/signup/confirm", json("email", other, "code", "3141-5926")));
        expect(204, tap.post("/signup/confirm", json("email", email, "code", code)));
    }

    private String mailedCode() {
        var mail = stack.mails().sent().stream()
                .filter(sent -> sent.to().contains(email))
                .findFirst()
                .orElseThrow();
        tap.add(mail.text());
        return codes(mail.text()).getFirst();
    }

    static List<String> codes(String mail) {
        return CODE.matcher(mail).results().map(MatchResult::group).toList();
    }

    void failToLogIn() {
        refusedLogin(email, canaries.invent("a wrong password"));
        refusedLogin(UNKNOWN, canaries.invent("a password for nobody"));
        refusedLogin(canaries.invent("an address that is unknown", "%s@canary.example"), "tangerine");
        refusedLogin(canaries.invent("a password typed as the user name"), "tangerine");
        refusedLogin(canaries.invent("a user name mistyped", "%s@canary,example"), "tangerine");
        refusedLogin(UNKNOWN, canaries.invent("a password with signs", "%s<&>' ünïcode 密码"));
        refusedLogin(UNKNOWN, canaries.invent("a password with an emoji", "🦭%s"));
        var escaped = canaries.invent("a password with quotation marks", "%s \"so\" \\ so");
        refusedLogin(UNKNOWN, escaped.replace("\\", "\\\\").replace("\"", "\\\""));
    }

    void sendBrokenBodies() {
        var begin = "{\"username\":\"" + UNKNOWN + "\",\"password\":";
        expect(400, tap.post("/login", begin + "\"" + canaries.invent("a password cut short")));
        expect(400, tap.post("/login", begin + "[\"" + canaries.invent("a password in an array") + "\"]}"));
        expect(400, tap.post("/login", begin + "{\"$ne\":\"" + canaries.invent("a password in an object") + "\"}}"));
        expect(400, tap.post("/login", begin + canaries.invent("a password without quotation marks") + "}"));
        expect(
                400,
                tap.post(
                        "/login",
                        begin + "\"" + canaries.invent("the first of two passwords") + "\",\"password\":\""
                                + canaries.invent("the second of two passwords") + "\"}"));
        expect(400, tap.post("/login", json("username", UNKNOWN, "pasword", canaries.invent("a password misnamed"))));
        var form = "username=" + UNKNOWN + "&password=" + canaries.invent("a password in a form");
        expect(415, tap.send("POST", "/login", form, "content-type", "application/x-www-form-urlencoded"));
        expect(415, tap.send("POST", "/login", canaries.invent("a password as text"), "content-type", "text/plain"));
        expect(400, tap.post("/login", canaries.invent("a password as the whole body")));
        expect(400, tap.post("/login?password=" + canaries.invent("a password in the query"), "{}"));
        expect(404, tap.post("/login/" + canaries.invent("a password in the path"), "{}"));
        expect(404, tap.send("PUT", "/login?p=" + canaries.invent("a password with a wrong method"), ""));
        var client = canaries.invent("a secret as client_id");
        tap.post("/login", json("username", email, "password", password, "client_id", client));
    }

    void showTokens() {
        var tokens = expect(200, tap.post("/login", json("username", email, "password", password)));
        var access = tokens.required("access_token").asText();
        var refresh = tokens.required("refresh_token").asText();
        canaries.plant("an access token", access);
        canaries.plant("the signature of an access token", access.substring(access.lastIndexOf('.') + 1));
        canaries.plant("a refresh token", refresh);
        canaries.plant("the end of a refresh token", refresh.substring(refresh.length() / 2));
        new TokenWalk(tap, canaries).show(access);
        refresh(access, refresh);
        end(access, refresh);
    }

    private void refresh(String access, String refresh) {
        var next = expect(200, tap.post("/refresh", json("refresh_token", refresh)));
        canaries.plant(
                "the successor of a refresh token",
                next.required("refresh_token").asText());
        canaries.plant("a later access token", next.required("access_token").asText());
        expect(400, tap.post("/refresh", json("refresh_token", access)));
        expect(401, tap.post("/refresh", json("refresh_token", refresh.substring(0, refresh.length() - 2) + "xx")));
        var forged = canaries.invent("a forged refresh token", "ort_%s");
        expect(401, tap.post("/refresh", json("refresh_token", forged)));
        var endless = canaries.invent("a refresh token too long", "ort_%s" + "A".repeat(600));
        expect(400, tap.post("/refresh", json("refresh_token", endless)));
        var inHeader = canaries.invent("a refresh token in a header", "ort_%s");
        expect(400, tap.post("/refresh", "{}", "authorization", "Bearer " + inHeader));
        expect(
                400,
                tap.post("/refresh?refresh_token=" + canaries.invent("a refresh token in the query", "ort_%s"), ""));
        expect(401, tap.get("/me", "authorization", "Bearer " + refresh));
    }

    private void end(String access, String refresh) {
        var bearer = "Bearer " + access;
        expect(200, tap.get("/sessions", "authorization", bearer));
        var id = canaries.invent("a token as the id of a session", "ort_%s");
        expect(404, tap.send("DELETE", "/sessions/" + id, "", "authorization", bearer));
        var forged = canaries.invent("a forged refresh token to log out with", "ort_%s");
        expect(204, tap.post("/logout", json("refresh_token", forged)));
        expect(204, tap.post("/logout", json("refresh_token", refresh)));
        expect(401, tap.post("/refresh", json("refresh_token", refresh)));
        var again = expect(200, tap.post("/login", json("username", email, "password", password)))
                .required("access_token")
                .asText();
        expect(204, tap.send("DELETE", "/sessions?token=" + again, "", "authorization", "Bearer " + again));
        expect(200, tap.get("/.well-known/jwks.json?access_token=" + again));
        expect(200, tap.get("/.well-known/openid-configuration", "cookie", "session=" + again));
    }

    /// While a service of AWS is in trouble.
    void failIn(String trouble) {
        var kind = " while " + trouble;
        tap.post(
                "/signup",
                json("email", canaries.invent("an address" + kind, "%s@canary.example"), "password", password));
        tap.post("/login", json("username", email, "password", canaries.invent("a password" + kind)));
        tap.post("/refresh", json("refresh_token", canaries.invent("a refresh token" + kind, "ort_%s")));
        tap.get("/me", "authorization", "Bearer " + TokenWalk.unsigned(canaries.invent("a token's claim" + kind)));
    }

    private void refusedLogin(String username, String asJson) {
        assertThat(tap.post("/login", "{\"username\":\"" + username + "\",\"password\":\"" + asJson + "\"}")
                        .statusCode())
                .isEqualTo(401);
    }

    static String basic(String secret) {
        return "Basic " + Base64.getEncoder().encodeToString(("ada:" + secret).getBytes(UTF_8));
    }

    private static JsonNode expect(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode())
                .as(answer.request().method() + " " + answer.request().uri() + ": " + answer.body())
                .isEqualTo(status);
        return answer.body().isEmpty() ? Synthesis.json("{}") : Synthesis.json(answer.body());
    }

    private static String json(String... pairs) {
        var json = new StringBuilder("{");
        for (int i = 0; i < pairs.length; i += 2) {
            json.append(i == 0 ? "\"" : ",\"")
                    .append(pairs[i])
                    .append("\":\"")
                    .append(pairs[i + 1])
                    .append('"');
        }
        return json.append('}').toString();
    }
}
