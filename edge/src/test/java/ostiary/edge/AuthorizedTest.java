package ostiary.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.blueprint.Access;
import ostiary.core.access.Principal;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.World;
import ostiary.core.token.AccessToken;
import ostiary.core.token.Subject;

class AuthorizedTest {
    private final World world = new World();
    private final String accessToken = world.loggedIn(world.clients.byDefault()).accessToken();
    private final Endpoint whoAmI = request ->
            Response.json(200, request.principal().orElseThrow().userId().toString());

    private Endpoint behind(String scope) {
        return new Authorized(new Access.Bearer(scope), world.checkAccess(), whoAmI);
    }

    private static Request with(String authorization) {
        return Requests.with(Requests.get("/me"), "authorization", authorization);
    }

    @Test
    void letsAValidTokenThroughAndSaysWhoseItIs() {
        var response = behind("profile").handle(with("Bearer " + accessToken));

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body())
                .isEqualTo(world.signer.read(accessToken).subject().toString());
    }

    @Test
    void theSchemeIsReadInAnyCase() {
        assertThat(behind("profile").handle(with("bEARER  " + accessToken)).status())
                .isEqualTo(200);
    }

    @Test
    void whoBringsNoTokenIsAskedForOne() {
        var response = behind("profile").handle(Requests.get("/me"));

        assertThat(response.status()).isEqualTo(401);
        assertThat(response.headers()).containsEntry("www-authenticate", "Bearer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer ",
                "Basic YWRhOnNlY3JldA==",
                "Bearer not-a-token",
                "Bearer a b",
                "Bearer a, Bearer b",
                "Bearer a\r\nX: y",
                "Bearer \u00e9",
                "DPoP not-a-token"
            })
    void aBadTokenIsRefused(String authorization) {
        var response = behind("profile").handle(with(authorization));

        assertThat(response.status()).isEqualTo(401);
        assertThat(response.headers()).containsEntry("www-authenticate", "Bearer error=\"invalid_token\"");
        assertThat(response.body()).contains("\"code\":\"invalid_token\"");
    }

    @Test
    void anExpiredTokenIsRefused() {
        world.clock.advance(AccessToken.LIFETIME.plus(Duration.ofMillis(1)));

        assertThat(behind("profile").handle(with("Bearer " + accessToken)).status())
                .isEqualTo(401);
    }

    @Test
    void tooLittleScopeIsForbidden() {
        var response = behind("admin").handle(with("Bearer " + accessToken));

        assertThat(response.status()).isEqualTo(403);
        assertThat(response.headers())
                .containsEntry("www-authenticate", "Bearer error=\"insufficient_scope\", scope=\"admin\"");
    }

    /// A front door that says who asks is not believed: whoever may invoke the function could say so.
    @Test
    void nobodysWordIsTakenForWhoAsks() {
        var claimed =
                new Principal(Fresh.userId(), Fresh.sessionId(), "default", Set.of("profile"), Set.of(), Fresh.now());

        assertThat(behind("profile").handle(Requests.get("/me").as(claimed)).status())
                .isEqualTo(401);
        assertThat(behind("profile")
                        .handle(with("Bearer " + accessToken).as(claimed))
                        .body())
                .isEqualTo(world.signer.read(accessToken).subject().toString());
    }

    /// Whatever its scope is called.
    @Test
    void aClientThatActsForItselfHasNoAccount() {
        var token = new AccessToken(
                "1",
                new Subject.OfClient("billing"),
                Fresh.sessionId(),
                "billing",
                Optional.empty(),
                Set.of("profile"),
                Set.of(),
                world.clock.instant(),
                world.clock.instant().plusSeconds(600),
                Optional.empty(),
                List.of());

        var response = behind("profile").handle(with("Bearer " + world.signer.sign(token)));

        assertThat(response.status()).isEqualTo(403);
    }
}
