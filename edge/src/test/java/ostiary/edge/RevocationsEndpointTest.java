package ostiary.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.blueprint.Api;
import ostiary.core.access.Revocation;
import ostiary.core.access.RevocationPages.Page;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.World;
import ostiary.core.token.AccessToken;
import ostiary.core.token.SessionId;
import ostiary.core.token.Subject;
import ostiary.core.user.UserId;

class RevocationsEndpointTest {
    private static final Subject VERIFIER = new Subject.OfClient("verifier");

    private final World world = new World();
    private final SessionId session = Fresh.sessionId();
    private final UserId user = Fresh.userId();
    private List<Revocation> revoked = List.of();
    private Map<String, List<String>> query = Map.of();

    private Response read(String token) {
        var endpoint = new RevocationsEndpoint(
                world.checkAccess(),
                (from, cursor) -> cursor.filter(text -> !text.equals("next")).isPresent()
                        ? Optional.empty()
                        : Optional.of(new Page(revoked, from, Optional.of("next"))),
                world.clock);
        return endpoint.handle(Requests.with(Requests.get("/revocations", query), "authorization", "Bearer " + token));
    }

    private Response read() {
        return read(token(VERIFIER, Api.REVOCATIONS_SCOPE));
    }

    private String token(Subject subject, String scope) {
        var now = world.clock.instant();
        return world.signer.sign(new AccessToken(
                "1",
                subject,
                Fresh.sessionId(),
                "verifier",
                Optional.empty(),
                Set.of(scope),
                Set.of(),
                now,
                now.plus(AccessToken.LIFETIME),
                subject.user().map(_ -> now),
                List.of()));
    }

    @Test
    void tellsOfEachKind() {
        var until = world.clock.instant();
        revoked = List.of(
                new Revocation.OfSession(session),
                new Revocation.OfUser(user, until),
                new Revocation.OfSessionsOf(user, until),
                new Revocation.OfClient("shop", until),
                new Revocation.OfEveryone(until));

        var answer = read();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).containsEntry("cache-control", "private, max-age=2");
        assertThat(answer.body())
                .startsWith("{\"revocations\":[{\"kind\":\"session\",\"id\":\"" + session + "\"},")
                .contains("{\"kind\":\"user\",\"id\":\"" + user + "\",\"until\":\"2026-11-22T12:00:00Z\"}")
                .contains("{\"kind\":\"sessions_of\",\"id\":\"" + user + "\",\"until\":\"2026-11-22T12:00:00Z\"}")
                .contains("{\"kind\":\"client\",\"id\":\"shop\",\"until\":\"2026-11-22T12:00:00Z\"}")
                .contains("{\"kind\":\"everyone\",\"until\":\"2026-11-22T12:00:00Z\"}")
                .endsWith(",\"complete_since\":\"2026-11-22T11:49:00Z\",\"next\":\"next\"}");
    }

    @Test
    void looksNoFurtherBackThanTokensLive() {
        query = Map.of("after", List.of("1970-01-01T00:00:00Z"));

        assertThat(read().body()).contains("\"complete_since\":\"2026-11-22T11:49:00Z\"");
    }

    @Test
    void looksBackToWhatIsAskedFor() {
        query = Map.of("after", List.of("2026-11-22T11:59:20Z"), "cursor", List.of("next"));

        assertThat(read().body()).contains("\"complete_since\":\"2026-11-22T11:59:20Z\"");
    }

    /// A reader whose clock is ahead would otherwise never hear of anything, and not notice.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-22T11:59:58Z",
                "2026-11-22T12:00:40Z",
                "9999-01-01T00:00:00Z",
                "+1000000000-12-31T23:59:59.999999999Z"
            })
    void looksBackHalfAMinuteEvenIfThatIsAheadOfIt(String after) {
        query = Map.of("after", List.of(after));

        assertThat(read().body()).contains("\"complete_since\":\"2026-11-22T11:59:30Z\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "1795345600", "2026-11-22", "+1000000001-01-01T00:00:00Z", "\u0000"})
    void refusesWhatIsNoInstant(String after) {
        query = Map.of("after", List.of(after));

        assertThat(read()).returns(400, Response::status);
        assertThat(read().body()).contains("\"field\":\"after\"");
    }

    @Test
    void refusesAForeignCursor() {
        query = Map.of("cursor", List.of("KEYS#PUBLIC"));

        assertThat(read()).returns(400, Response::status);
        assertThat(read().body()).contains("\"field\":\"cursor\"").doesNotContain("KEYS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"after", "cursor"})
    void refusesAParameterThatIsThereTwice(String name) {
        query = Map.of(name, List.of("2026-11-22T11:59:58Z", "2026-11-22T11:59:59Z"));

        assertThat(read()).returns(400, Response::status);
    }

    @Test
    void tellsNoUserWhateverItsTokenMayDo() {
        var answer = read(token(new Subject.OfUser(user), Api.REVOCATIONS_SCOPE));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.headers())
                .containsEntry(
                        "www-authenticate", "Bearer error=\"insufficient_scope\", scope=\"ostiary:revocations\"");
    }

    @Test
    void tellsNoClientWithoutTheScope() {
        assertThat(read(token(VERIFIER, "orders:read")).status()).isEqualTo(403);
    }

    @Test
    void wantsATokenThatHasNotExpired() {
        var token = token(VERIFIER, Api.REVOCATIONS_SCOPE);
        world.clock.advance(AccessToken.LIFETIME.plus(Duration.ofSeconds(1)));

        assertThat(read(token).status()).isEqualTo(401);
        assertThat(read("none").status()).isEqualTo(401);
    }
}
