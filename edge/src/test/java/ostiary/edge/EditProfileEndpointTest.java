package ostiary.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.blueprint.Access;
import ostiary.blueprint.AccountApi;
import ostiary.core.login.LogIn;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.World;
import ostiary.core.user.EditProfile;
import ostiary.core.user.User;

class EditProfileEndpointTest {
    private final World world = new World();
    private final Router router = new Router(Map.of(
            AccountApi.EDIT,
            new Authorized(
                    new Access.Bearer("profile"),
                    world.checkAccess(),
                    BodyEndpoint.mergePatch(
                            AccountApi.EDIT,
                            new EditProfileEndpoint(new EditProfile(world.stores.users(), world.clock))))));

    private final User before = world.account(Fresh.email());
    private String token = "";

    @BeforeEach
    void adaIsLoggedIn() {
        var outcome =
                world.logIn().logIn(before.email().value(), World.PASSWORD, world.clients.byDefault(), World.LAPTOP);
        token = ((LogIn.Outcome.LoggedIn) outcome).tokens().accessToken();
    }

    private User ada() {
        return world.stores.users().find(before.id()).orElseThrow();
    }

    private Response patch(String body) {
        return patch("application/merge-patch+json", body);
    }

    private Response patch(String type, String body) {
        var request = Requests.send("PATCH", "/me", type, Body.of(body));
        return router.handle(Requests.with(request, "authorization", "Bearer " + token));
    }

    @Test
    void setsChangesAndRemoves() {
        var set = patch("{\"name\":\" Augusta \",\"locale\":\"en-GB\",\"website\":\"https://ada.example\"}");
        var changed = patch("application/json", "{\"locale\":\"fr\",\"website\":null,\"gender\":null}");

        assertThat(set.status()).isEqualTo(200);
        assertThat(set.body()).contains("\"name\":\"Augusta\"", "\"locale\":\"en-GB\"");
        assertThat(changed.body())
                .contains("\"name\":\"Augusta\"", "\"locale\":\"fr\"", "\"updated_at\":")
                .doesNotContain("website");
    }

    @Test
    void removesTheName() {
        patch("{\"name\":null}");

        assertThat(ada().name()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"email\":\"eve@example.com\"}",
                "{\"sub\":\"x\"}",
                "{\"email_verified\":\"true\"}",
                "{\"roles\":[\"admin\"]}",
                "{\"disabled\":null}",
                "{\"updated_at\":\"1\"}",
                "{\"Name\":\"Eve\"}",
                "{\"name\":\"Eve\",\"x\":1}",
                "{\"name\":\"Eve\",\"name\":\"Eve\"}",
                "{\"name\":[\"Eve\"]}",
                "{\"name\":7}",
                "{\"name\":\"\"}",
                "{\"name\":\"  \"}",
                "{\"name\":\"a\\u0000b\"}",
                "{\"name\":\"a\\nb\"}",
                "{\"name\":\"a\\ud800\"}",
                "{\"website\":\"javascript:alert(1)\"}",
                "{\"picture\":\"data:image/png;base64,AA\"}",
                "{\"profile\":\"//evil.example\"}",
                "{\"birthdate\":\"1815-02-30\"}",
                "{\"birthdate\":\"10.12.1815\"}",
                "{\"zoneinfo\":\"../../etc/passwd\"}",
                "{\"locale\":\"en GB\"}",
                "null",
                "[]",
                "\"name\"",
                "{\"name\":\"Eve\"} {}"
            })
    void changesNothingByWhatIsNoGoodPatch(String body) {
        var response = patch(body);

        assertThat(response.status()).isEqualTo(400);
        assertThat(ada()).isEqualTo(before);
    }

    @Test
    void changesNothingBySomethingTooLong() {
        for (var body : Set.of(
                "{\"name\":\"%s\"}".formatted("x".repeat(101)), "{\"nickname\":\"%s\"}".formatted("x".repeat(513)))) {
            assertThat(patch(body).status()).isEqualTo(400);
        }
        var tooMuch = Stream.of("nickname", "given_name", "family_name", "gender")
                .map(claim -> "\"" + claim + "\":\"" + "x".repeat(512) + "\"")
                .collect(Collectors.joining(",", "{", "}"));

        assertThat(patch(tooMuch).body()).contains("too large");
        assertThat(ada()).isEqualTo(before);
    }

    @Test
    void changesNothingByAnotherMediaType() {
        assertThat(patch("text/plain", "{\"name\":\"Eve\"}").status()).isEqualTo(415);
        assertThat(patch("application/json-patch+json", "{\"name\":\"Eve\"}").status())
                .isEqualTo(415);
        assertThat(ada()).isEqualTo(before);
    }

    @Test
    void changesNothingForWhoeverIsDisabled() {
        world.stores.statuses().setDisabled(before.id(), true);

        assertThat(patch("{\"name\":\"Eve\"}").status()).isEqualTo(401);
        assertThat(ada()).isEqualTo(before);
    }

    @Test
    void changesNothingWithoutAToken() {
        token = "e30.e30.e30";

        assertThat(patch("{\"name\":\"Eve\"}").status()).isEqualTo(401);
        assertThat(ada()).isEqualTo(before);
    }
}
