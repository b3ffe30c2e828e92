package ostiary.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import ostiary.adapters.telemetry.CapturedOutput;
import ostiary.blueprint.AccountApi;
import ostiary.blueprint.OAuthApi;
import ostiary.core.testing.HostileToken;
import ostiary.core.testing.HostileToken.Kind;
import ostiary.core.testing.HostileTokens;

/// Each endpoint that takes an access token takes a good one and none of what attackers make of it.
class HostileTokensTest {
    private final CapturedOutput refusals = CapturedOutput.begin(); // not into the report

    @AfterEach
    void showNoRefusals() {
        refusals.close();
    }

    static Stream<Arguments> doors() {
        Map<String, BiPredicate<TokenDoors, String>> doors = Map.ofEntries(
                Map.entry("userinfo", (service, token) -> service.opens(OAuthApi.USER_INFO, token)),
                Map.entry("userinfo by POST", (service, token) -> service.opens(OAuthApi.USER_INFO_BY_FORM, token)),
                Map.entry("userinfo by form", TokenDoors::opensByForm),
                Map.entry("me", (service, token) -> service.opens(AccountApi.ME, token)),
                Map.entry("sessions", (service, token) -> service.opens(AccountApi.LIST_SESSIONS, token)),
                Map.entry("end of a session", (service, token) -> service.opens(AccountApi.END_SESSION, token)),
                Map.entry("end of all", (service, token) -> service.opens(AccountApi.END_ALL_SESSIONS, token)),
                Map.entry("introspection", TokenDoors::isActive),
                Map.entry("revocation", TokenDoors::endsItsSession));
        var authorizers = Stream.of(
                        "rest-api-token", "rest-api-request", "http-api", "http-api-payload-1", "websocket-connect")
                .map(name -> SampleEvent.of("authorizer", name))
                .map(event ->
                        door("authorizer: " + event.name(), (service, token) -> service.isLetThrough(event, token)));
        return Stream.concat(doors.entrySet().stream().map(door -> door(door.getKey(), door.getValue())), authorizers);
    }

    private static Arguments door(String name, BiPredicate<TokenDoors, String> takes) {
        return Arguments.of(name, takes);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("doors")
    void takeTheTwinAlone(String name, BiPredicate<TokenDoors, String> takes) {
        var service = new TokenDoors();
        var forge = service.world().forge();
        service.world().checkAccess().check(forge.twin());
        assertThat(service.world().verified().size()).isOne();

        var taken = HostileTokens.of(forge).stream()
                .filter(mayNotBeTakenBy(name))
                .filter(hostile -> takes.test(service, hostile.token()))
                .toList();

        assertThat(taken).isEmpty();
        assertThat(service.world().isOpen()).isTrue();
        assertThat(takes.test(service, forge.twin())).isTrue();
    }

    /// A client may give back what was made for anybody.
    private static Predicate<HostileToken> mayNotBeTakenBy(String door) {
        return hostile -> !(door.equals("revocation") && hostile.kind() == Kind.AUDIENCE);
    }

    @Test
    void areManyAndOfEachKind() {
        var hostile = HostileTokens.of(new TokenDoors().world().forge());

        assertThat(hostile).hasSizeGreaterThan(250);
        assertThat(hostile.stream().map(HostileToken::token)).doesNotHaveDuplicates();
        var kinds = hostile.stream().collect(Collectors.groupingBy(HostileToken::kind, Collectors.counting()));
        assertThat(kinds.keySet()).isEqualTo(EnumSet.allOf(Kind.class));
        System.out.println(hostile.size() + " hostile tokens: " + kinds);
    }
}
