package ostiary.deployed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import ostiary.blueprint.OriginHeaders;
import ostiary.blueprint.ServiceFunction;
import ostiary.emulators.aws.iam.Grant;
import ostiary.template.FrontDoorTemplate;
import ostiary.template.Synthesis;

/// The whole stack behind its distribution, used as its users do; and as those who go around it.
class FrontDoorStackTest {
    private static final DeployedStack STACK =
            SharedStack.deployQuickly("front-door", FrontDoorTemplate.json(), Synthesis.MAIL_FROM);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String WRONG_LOGIN =
            "{\"username\":\"nobody@example.com\",\"password\":\"tangerine 42 walrus\"}";
    private static final int TRIES = 5;
    private static final String LOOPBACK = "127.0.0.1";
    private static final String SOMEBODY = "198.51.100.7";

    @AfterAll
    static void remove() {
        STACK.close();
    }

    @Test
    void servesEveryRoute() {
        new Story(STACK).everything();

        assertThat(STACK.restApi().reached())
                .containsExactlyInAnyOrderElementsOf(STACK.restApi().routeKeys());
        // What of the front door the suite says nothing about.
        assertThat(STACK.notModelled().stream()
                        .filter(property -> property.startsWith("AWS::ApiGateway::")
                                || property.startsWith("AWS::CloudFront::")
                                || property.startsWith("AWS::WAFv2::")))
                .containsOnly(
                        "AWS::ApiGateway::Method MethodResponses",
                        "AWS::ApiGateway::RestApi EndpointConfiguration",
                        "AWS::WAFv2::WebACL CustomResponseBodies");
    }

    /// The peer of the API is CloudFront.
    @Test
    void notesTheAddressOfTheViewer() {
        var story = Story.signedUp(STACK);

        assertThat(networks(story, story.logIn())).containsOnly(LOOPBACK);
    }

    @Test
    void refusesWhoeverGoesAroundItWhateverTheyClaim() {
        for (var headers : List.of(
                Map.<String, String>of(),
                Map.of(OriginHeaders.VIEWER_ADDRESS, SOMEBODY + ":443"),
                Map.of(OriginHeaders.SECRET, "guessed", OriginHeaders.VIEWER_ADDRESS, SOMEBODY + ":443"))) {
            var answer = around("login", WRONG_LOGIN, headers);

            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
            assertThat(Synthesis.json(answer.body()).path("code").asText()).isEqualTo("forbidden");
        }
    }

    /// Without the web ACL the function is left alone with what the headers claim.
    @Test
    void countsWhoeverBringsAWrongSecretAsThePeer() {
        var template = (ObjectNode) FrontDoorTemplate.json();
        template.required("Resources")
                .valueStream()
                .filter(each -> each.path("Type").asText().equals("AWS::WAFv2::WebACLAssociation"))
                .forEach(each -> ((ObjectNode) each.required("Properties")).put("ResourceArn", "another stage"));
        try (var open = SharedStack.deployQuickly("front-door-open", template, Synthesis.MAIL_FROM)) {
            var story = Story.signedUp(open);
            var forged = Map.of(OriginHeaders.SECRET, "guessed", OriginHeaders.VIEWER_ADDRESS, SOMEBODY + ":443");
            var login = open.restApi().address().resolve("login");
            // A function that has just started on a busy machine may be out of time.
            var answer = post(login, story.credentials(), forged);
            for (int tries = 1; tries < TRIES && answer.statusCode() == 503; tries++) {
                answer = post(login, story.credentials(), forged);
            }

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(networks(story, story.logIn())).containsOnly(LOOPBACK);
        }
    }

    @Test
    void acceptsTheNextSecretBeforeTheDistributionSendsIt() {
        var story = Story.signedUp(STACK);
        var answer = around(
                "login",
                story.credentials(),
                Map.of(OriginHeaders.SECRET, secret("OriginSecret2"), OriginHeaders.VIEWER_ADDRESS, SOMEBODY + ":443"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(networks(story, story.logIn())).containsOnly(LOOPBACK, SOMEBODY);
    }

    /// Each right to read an origin secret is missed: whoever presents that one is not taken for another.
    @Test
    void needsTheRightToReadEachSecret() {
        var role = STACK.functions().role(ServiceFunction.LOGIN.handler());
        var grants = role.grants().stream()
                .filter(grant -> grant.resource().contains("OriginSecret"))
                .toList();

        assertThat(grants)
                .extracting(Grant::action)
                .containsOnly("secretsmanager:GetSecretValue")
                .hasSize(2);
        for (var grant : grants) {
            var headers = Map.of(OriginHeaders.SECRET, STACK.secret(grant.resource()));
            STACK.functions().forgetEnvironments(ServiceFunction.LOGIN.handler());
            try (var _ = role.withhold(grant)) {
                assertThat(around("login", WRONG_LOGIN, headers).statusCode()).isEqualTo(503);
            } finally {
                STACK.functions().forgetEnvironments(ServiceFunction.LOGIN.handler());
            }
            assertThat(around("login", WRONG_LOGIN, headers).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void answersErrorsOfTheGatewayAsProblems() {
        var client = new Client(STACK.address());

        for (var answer : List.of(client.get("/nowhere"), client.get("/me"), client.get("/login"))) {
            assertThat(answer.raw().headers().firstValue("content-type")).hasValue("application/problem+json");
            assertThat(answer.text("request_id")).isNotEmpty();
            assertThat(answer.raw().headers().firstValue("strict-transport-security"))
                    .isPresent();
        }
        assertThat(client.get("/nowhere").text("code")).isEqualTo("not_found");
        assertThat(client.get("/me").text("code")).isEqualTo("invalid_token");
        assertThat(client.get("/me").raw().headers().firstValue("www-authenticate"))
                .hasValue("Bearer");
    }

    @Test
    void letsTheNamedPageReadAnswersAndNoOther() {
        var preflight = preflight(FrontDoorTemplate.PAGE);
        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(preflight.headers().firstValue("access-control-allow-origin"))
                .hasValue(FrontDoorTemplate.PAGE);
        assertThat(preflight.headers().firstValue("access-control-allow-headers"))
                .hasValue("authorization,content-type");
        assertThat(preflight("https://evil.example").headers().firstValue("access-control-allow-origin"))
                .isEmpty();

        var read = post(STACK.address().resolve("/login"), WRONG_LOGIN, Map.of("origin", FrontDoorTemplate.PAGE));
        assertThat(read.statusCode()).isEqualTo(401);
        assertThat(read.headers().firstValue("access-control-allow-origin")).hasValue(FrontDoorTemplate.PAGE);
    }

    private static List<String> networks(Story story, Story.Tokens tokens) {
        return story.client()
                .get("/sessions", tokens.access())
                .json()
                .required("sessions")
                .valueStream()
                .map(session -> session.required("network").asText())
                .distinct()
                .toList();
    }

    private static String secret(String id) {
        return STACK.secretsManager().arns().stream()
                .filter(arn -> arn.contains(id))
                .map(STACK::secret)
                .findFirst()
                .orElseThrow();
    }

    /// Straight at the API's own address.
    private static HttpResponse<String> around(String path, String json, Map<String, String> headers) {
        return post(STACK.restApi().address().resolve(path), json, headers);
    }

    private static HttpResponse<String> post(URI uri, String json, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(uri)
                .timeout(Client.PATIENCE)
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(json));
        headers.forEach(request::header);
        return send(request.build());
    }

    private static HttpResponse<String> preflight(String page) {
        return send(HttpRequest.newBuilder(STACK.address().resolve("/login"))
                .timeout(Client.PATIENCE)
                .header("origin", page)
                .header("access-control-request-method", "POST")
                .method("OPTIONS", BodyPublishers.noBody())
                .build());
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
