package ostiary.deployed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import ostiary.blueprint.ServiceFunction;
import ostiary.deployed.leak.Console;
import ostiary.deployed.leak.LeakSearch;
import ostiary.deployed.leak.Planted;
import ostiary.emulators.aws.Trouble;
import ostiary.emulators.aws.ses.SentMail;
import ostiary.functions.SampleEvent;
import ostiary.template.Synthesis;

/// Nothing secret is printed: not by functions, as logs or as metrics, not by the gateway, not by what handlers throw,
/// not by this suite. It is the last class to run, so that it reads what all of them have left.
@Order(Integer.MAX_VALUE)
@Isolated
class SecretsInLogsTest {
    private static final DeployedStack STACK = SharedStack.STACK;
    private static final Canaries CANARIES = new Canaries();
    private static final List<Planted> KEYS = new ArrayList<>();
    private static final Tap TAP = new Tap(STACK.api().address(), 60);

    @BeforeAll
    static void takeSecretsEverywhere() {
        var walk = new SecretWalk(STACK, TAP, CANARIES);
        walk.signUp();
        walk.failToLogIn();
        walk.sendBrokenBodies();
        walk.showTokens();
        sendBrokenEvents();
        try (var _ = STACK.aws().trouble("dynamodb", Trouble.REFUSE)) {
            walk.failIn("the table takes no requests");
        }
        try (var _ = STACK.aws().trouble("ses", Trouble.ERROR_500)) {
            walk.failIn("mails fail");
        }
        SharedStack.all().forEach(stack -> stack.secretsManager().texts().forEach(text -> KEYS.addAll(keys(text))));
        damageKeys(walk);
    }

    @Test
    void holdNoneOfSixtyPlantedOnes() {
        var search = new LeakSearch(CANARIES.all());

        assertThat(CANARIES.all()).hasSizeGreaterThan(60);
        assertThat(search.found(TAP.traffic()))
                .as("each was sent, and is found where it was")
                .containsAll(CANARIES.all().stream().map(Planted::kind).toList());
        assertThat(search.in(printed())).isEmpty();
    }

    @Test
    void holdNoneThatTheSuiteHasUsed() {
        var known = new ArrayList<Planted>();
        known.add(new Planted("the password of the stories", Story.PASSWORD));
        known.addAll(KEYS);
        Client.tokens().forEach(token -> known.add(new Planted("a token", token)));
        for (var stack : SharedStack.all()) {
            stack.credentials().issued().forEach(key -> {
                known.add(new Planted("a secret access key", key.secretAccessKey()));
                known.add(new Planted("a session token", key.sessionToken()));
            });
            stack.mails().sent().forEach(mail -> known.addAll(secretsOf(mail)));
        }

        assertThat(known).extracting(Planted::kind).contains("a key", "an address", "a session token");
        assertThat(new LeakSearch(known).in(printed())).isEmpty();
    }

    /// The control: API Gateway's id of a request is logged, as it should be, so a secret in its place is found.
    @Test
    void wouldHoldOneThatIsLogged() {
        var logged = new Canaries();
        var event = SampleEvent.of("discovery", "http-api-jwks")
                .json()
                .replaceAll("\"requestId\": *\"[^\"]*\"", "\"requestId\":\"" + logged.invent("a logged secret") + "\"");

        STACK.functions().invoke(STACK.functions().alias(ServiceFunction.DISCOVERY.handler()), event);

        assertThat(new LeakSearch(logged.all()).in(printed()))
                .isNotEmpty()
                .allSatisfy(leak -> assertThat(leak.secret().kind()).isEqualTo("a logged secret"));
    }

    private static List<String> printed() {
        var printed = new ArrayList<>(Console.lines());
        for (var stack : SharedStack.all()) {
            printed.addAll(stack.functions().logs().all());
            printed.addAll(stack.functions().failures());
        }
        assertThat(printed).anyMatch(line -> line.contains("\"_aws\"")).anyMatch(line -> line.contains("\"routeKey\""));
        return printed;
    }

    private static void sendBrokenEvents() {
        send(ServiceFunction.LOGIN, "not JSON but " + CANARIES.invent("an event that is no JSON"));
        send(ServiceFunction.LOGIN, "{\"version\":\"2.0\",\"headers\":\"" + CANARIES.invent("headers as text") + "\"}");
        send(ServiceFunction.ACCOUNT, "{\"version\":\"" + CANARIES.invent("a version that is none") + "\"}");
        send(
                ServiceFunction.AUTHORIZER,
                "{\"type\":\"REQUEST\",\"methodArn\":7,\"headers\":{\"Authorization\":\"Bearer "
                        + CANARIES.invent("a token in a broken event") + "\"}}");
    }

    private static void send(ServiceFunction function, String event) {
        TAP.add(event);
        STACK.functions().invoke(STACK.invoked(function), event);
    }

    /// Each set of keys becomes one whose key is none, and whoever reads it says so.
    private static void damageKeys(SecretWalk walk) {
        for (var arn : STACK.secretsManager().arns()) {
            STACK.secretsManager().replace(arn, damagedKeys(arn.replaceFirst(".*secret:", "")));
        }
        STACK.data().replacePublicKeys(damagedKeys("the table"));
        STACK.forgetEnvironments();
        walk.failIn("keys are damaged");
        var arn = STACK.secretsManager().arns().getFirst();
        send(
                ServiceFunction.KEYS,
                "{\"Step\":\"testSecret\",\"SecretId\":\"" + arn + "\",\"ClientRequestToken\":\"7c1a\"}");
    }

    private static String damagedKeys(String place) {
        var key = CANARIES.invent("a damaged key of " + place);
        var text = "{\"keys\":[{\"id\":\"k\",\"added\":\"2026-01-01T00:00:00Z\","
                + "\"signs_from\":\"2026-01-01T00:00:00Z\",\"key\":\"" + key + "\"}]}";
        TAP.add(text);
        return text;
    }

    private static List<Planted> keys(String text) {
        if (!text.startsWith("{")) {
            return List.of(new Planted("an origin secret", text));
        }
        return Synthesis.json(text).findValuesAsText("key").stream()
                .map(key -> new Planted("a key", key))
                .toList();
    }

    private static List<Planted> secretsOf(SentMail mail) {
        var secrets = new ArrayList<Planted>();
        mail.to().forEach(address -> secrets.add(new Planted("an address", address)));
        SecretWalk.codes(mail.text()).forEach(code -> secrets.add(new Planted("a mailed code", code)));
        return secrets;
    }
}
