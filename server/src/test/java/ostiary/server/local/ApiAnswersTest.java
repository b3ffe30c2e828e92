package ostiary.server.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ostiary.adapters.aws.Deadline;
import ostiary.blueprint.AccountApi;
import ostiary.blueprint.AdminApi;
import ostiary.blueprint.Api;
import ostiary.blueprint.DiscoveryApi;
import ostiary.blueprint.Route;
import ostiary.core.UnavailableException;
import ostiary.edge.Endpoint;
import ostiary.edge.PasskeyOriginsEndpoint;
import ostiary.edge.Problem;
import ostiary.server.FrontDoor;
import ostiary.server.local.openapi.DeclaredAnswers;
import ostiary.service.ServiceEndpoint;

/// The service answers as the document says, and there is nothing in the document that it does not answer.
class ApiAnswersTest {
    /// By which the AWS SDK finds the pool.
    private static final String ENDPOINT = "aws.endpointUrlCognitoIdentityProvider";

    private static final List<Exchange> EXCHANGES = new ArrayList<>();

    @BeforeAll
    static void callEveryRoute(@TempDir Path data) throws Exception {
        try (var pool = new StubPool(PoolTour.PASSWORD)) {
            System.setProperty(ENDPOINT, pool.endpoint().toString());
            try (var service =
                    LocalService.start(new Settings(0, Optional.of(data), pool.source(), Origins.OF_THIS_MACHINE))) {
                var caller = new Caller(service.uri(), EXCHANGES);
                var tokens = new StrangeTokens(service.uri(), data);
                var own = new ApiTour(caller);
                own.live();
                own.offend(tokens.withoutScope());
                caller.ask(AccountApi.ME, tokens.ofNobody());
                new ClientTour(caller, service.dynamoDb()).everything(tokens.withoutScope());
                new BrowserTour(caller, service.dynamoDb()).everything();
                var elsewhere = new PoolTour(caller);
                elsewhere.answerChallenges();
                new FactorTour(caller).everything(elsewhere.token());
                var passkeys = new PasskeyTour(caller);
                passkeys.everything(elsewhere.token());
                new DeletionTour(caller).everything();
                new AdminTour(caller, tokens, service.dynamoDb()).everything(elsewhere.token());
                elsewhere.overdo();
                passkeys.overdo();
            }
        } finally {
            System.clearProperty(ENDPOINT);
        }
        callOf(
                _ -> {
                    throw new IllegalStateException("broken");
                },
                Api.DOCUMENTED);
        callOf(
                _ -> {
                    throw new UnavailableException("everything", null);
                },
                Api.DOCUMENTED);
        callOf(Problem.SEARCH_OFF::response, List.of(AdminApi.SEARCH));
        callOf(new PasskeyOriginsEndpoint(List.of()), List.of(DiscoveryApi.PASSKEY_ORIGINS));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void isAsDeclared(String kind) {
        assertThat(EXCHANGES)
                .filteredOn(exchange -> exchange.kind().equals(kind))
                .allSatisfy(exchange -> assertThat(DeclaredAnswers.flaws(exchange.route(), exchange.answer()))
                        .as(exchange.answer().body())
                        .isEmpty());
    }

    @Test
    void allThatIsDeclaredIsAnswered() {
        var declared = DeclaredAnswers.kinds().stream()
                .filter(kind -> !ofAFrontDoorElsewhere(kind) && !ofARace(kind))
                .toList();
        assertThat(declared).isNotEmpty();
        assertThat(declared)
                .as("never answered")
                .filteredOn(kind -> !kinds().contains(kind))
                .isEmpty();
    }

    static Set<String> kinds() {
        return EXCHANGES.stream().map(Exchange::kind).collect(Collectors.toCollection(TreeSet::new));
    }

    /// The endpoint, such as a fault, is put where a function's endpoint would be: what is around it and the front door
    /// are the real ones.
    private static void callOf(Endpoint endpoint, List<Route> routes) throws Exception {
        try (var door = FrontDoor.open(0)) {
            var service = new ServiceEndpoint(endpoint, Deadline.OF_A_REQUEST);
            door.start(request -> service.handle(request, _ -> {}));
            var caller = new Caller(door.uri(), EXCHANGES);
            for (var route : routes) {
                caller.sendTo(route, route.path().replace("{id}", "x"), "");
            }
        }
    }

    /// Two authenticators that wait at once for the last place.
    private static boolean ofARace(String kind) {
        return kind.equals("POST /me/factors/totp/{id}/confirm 409 too_many_factors");
    }

    /// API Gateway's own refusals, and that of a body that takes half a minute to come.
    private static boolean ofAFrontDoorElsewhere(String kind) {
        return kind.matches("[A-Z]+ \\S+ ([0-9]{3} |408 request_timeout)");
    }
}
