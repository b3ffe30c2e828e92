package ostiary.deployed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import ostiary.blueprint.ServiceFunction;
import ostiary.deployed.Client.Answer;
import ostiary.emulators.lambda.Outcome.Answered;

/// An operator whom IAM has made, and what she does to somebody else's account, through a deployed stack.
final class AdminStory {
    private static final String ARN = "arn:aws:sts::111122223333:assumed-role/operators/eve";

    private final DeployedStack stack;
    private final Story ada;
    private final Client client;

    AdminStory(DeployedStack stack) {
        this(stack, Story.signedUp(stack));
    }

    AdminStory(DeployedStack stack, Story ada) {
        this.stack = stack;
        this.ada = ada;
        this.client = ada.client();
    }

    /// Looks the user up, as IAM lets an operator do.
    void look() {
        isShown(Jwt.claims(ada.logIn().access()).required("sub").asText());
    }

    void everything() {
        var eves = Story.signedUp(stack).logIn().access();
        var eve = Jwt.claims(eves).required("sub").asText();
        assertThat(direct("act", eve, ",\"action\":\"set_roles\",\"roles\":\"ostiary:admin\",\"reason\":\"the first\""))
                .contains("\\\"by\\\":\\\"iam:" + ARN);
        var token = new Mint(stack)
                .ofAnOperator(eve, Jwt.claims(eves).required("sid").asText());
        Client.told(token);
        var path = "/admin/users/"
                + Jwt.claims(ada.logIn().access()).required("sub").asText();
        expect(403, client.get(path, eves));
        look(path, token);
        var factor = new FactorStory(stack, ada).enrolled();
        for (var action : List.of("end_sessions", "unlock", "disable", "enable")) {
            act(200, path, token, "\"action\":\"" + action + "\"");
        }
        act(200, path, token, "\"action\":\"remove_factor\",\"factor\":\"" + factor + "\"");
        assertThat(stack.mails().sent().stream().filter(mail -> mail.to().contains(ada.email())))
                .hasSizeGreaterThan(2);
        act(200, path, token, "\"action\":\"set_roles\",\"roles\":\"staff\"");
        act(200, path, token, "\"action\":\"require_reset\"");
        ada.failToLogIn();
        assertThat(expect(401, client.post("/login", ada.credentials())).text("code"))
                .isEqualTo("invalid_credentials");
        assertThat(expect(200, client.get(path + "/actions", token)).json().required("actions"))
                .hasSize(7);
        expect(200, client.send("HEAD", path + "/actions", token));
        act(409, "/admin/users/" + eve, token, "\"action\":\"set_roles\",\"roles\":\"root\"");
        isShown(eve);
        byItsVersionNobodyIsAnOperator(eve);
    }

    /// The rehearsal of a release may invoke each version.
    private void byItsVersionNobodyIsAnOperator(String eve) {
        var version = stack.functions().version(ServiceFunction.ADMIN.handler());
        var outcome = stack.functions().invoke(version, event("show", eve, ""));
        assertThat(((Answered) outcome).payload()).doesNotContain("\"statusCode\":200");
    }

    /// With a session of a registered client among those of the user.
    private void look(String path, String token) {
        var browser = new BrowserStory(stack, ada.email());
        browser.signIn();
        browser.redeem(browser.authorize());
        expect(200, client.get(path, token));
        expect(200, client.send("HEAD", path, token));
        expect(200, client.post("/admin/users/find", "{\"email\":\"" + ada.email() + "\"}", token));
        expect(stack.data().hasCopy() ? 200 : 409, client.post("/admin/users/search", "{}", token));
    }

    private void isShown(String user) {
        assertThat(direct("show", user, "")).contains("\"statusCode\":200");
    }

    private void act(int status, String path, String token, String members) {
        expect(status, client.post(path + "/actions", "{\"reason\":\"ticket 4711\"," + members + "}", token));
    }

    /// As IAM lets an operator do.
    private String direct(String call, String user, String more) {
        var alias = stack.functions().alias(ServiceFunction.ADMIN.handler());
        var outcome = stack.functions().invoke(alias, event(call, user, more));
        assertThat(outcome).isInstanceOf(Answered.class);
        return ((Answered) outcome).payload();
    }

    private static String event(String call, String user, String more) {
        return "{\"ostiary_admin\":{\"call\":\"%s\",\"by\":\"%s\",\"user\":\"%s\"%s}}".formatted(call, ARN, user, more);
    }

    private static Answer expect(int status, Answer answer) {
        assertThat(answer.status())
                .as("%s: %s", answer.raw().request().uri(), answer.body())
                .isEqualTo(status);
        return answer;
    }
}
