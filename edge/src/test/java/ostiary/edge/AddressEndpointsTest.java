package ostiary.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ostiary.blueprint.Access;
import ostiary.blueprint.AddressApi;
import ostiary.blueprint.Route;
import ostiary.core.login.LogIn;
import ostiary.core.testing.AddressUseCases;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.World;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.User;

class AddressEndpointsTest {
    private final World world = new World();
    private final AddressUseCases addresses = world.addresses();
    private final Router router = new Router(Map.of(
            AddressApi.ASK,
            own(AddressApi.ASK, new AskForAddressEndpoint(addresses.request())),
            AddressApi.CONFIRM,
            own(AddressApi.CONFIRM, new ConfirmAddressEndpoint(addresses.confirm(), addresses.secrets()))));
    private final User ada = world.account(Fresh.email());
    private final EmailAddress next = Fresh.email();
    private String token = "";

    private Endpoint own(Route route, BodyEndpoint.Action action) {
        return new Authorized(new Access.Bearer("profile"), world.checkAccess(), BodyEndpoint.json(route, action));
    }

    @BeforeEach
    void adaIsLoggedIn() {
        var outcome = world.logIn().logIn(ada.email().value(), World.PASSWORD, world.clients.byDefault(), World.LAPTOP);
        token = ((LogIn.Outcome.LoggedIn) outcome).tokens().accessToken();
    }

    private Response post(Route route, String body) {
        return router.handle(Requests.with(Requests.json(route, body), "authorization", "Bearer " + token));
    }

    private Response ask(String email) {
        return post(AddressApi.ASK, "{\"email\":\"" + email + "\"}");
    }

    private Response confirm(Response asked, String code) {
        var request = asked.body().replaceAll(".*:\"([^\"]+)\".*", "$1");
        return post(AddressApi.CONFIRM, "{\"request\":\"" + request + "\",\"code\":\"" + code + "\"}");
    }

    private EmailAddress present() {
        return world.stores.users().find(ada.id()).orElseThrow().email();
    }

    @Test
    void changesTheAddress() {
        var asked = ask(next.value());

        assertThat(asked.status()).isEqualTo(202);
        assertThat(confirm(asked, "0000-000x").status()).isEqualTo(400);
        assertThat(confirm(asked, addresses.codeFor(next)).status()).isEqualTo(204);
        assertThat(present()).isEqualTo(next);
    }

    @Test
    void answersTheSameForAnAddressThatIsSomebodys() {
        world.account(next);
        var taken = ask(next.value());
        var free = ask(Fresh.email().value());

        assertThat(taken.status()).isEqualTo(free.status());
        assertThat(taken.headers()).isEqualTo(free.headers());
        assertThat(taken.body()).hasSameSizeAs(free.body());
    }

    @Test
    void refusesWhatIsNoOtherAddress() {
        for (var email :
                new String[] {"ada", "ada@", "a@b@", ada.email().value(), "success+ostiary-1@simulator.amazonses.com"
                }) {
            assertThat(ask(email).status()).as(email).isEqualTo(400);
        }
        assertThat(present()).isEqualTo(ada.email());
    }

    @Test
    void asksForAFresherLoginAsRfc9470Says() {
        world.clock.advance(Duration.ofMinutes(9));
        var fresh = ask(next.value());
        assertThat(fresh.status()).isEqualTo(202);
        world.factors.enrol(ada.id());

        var response = ask(next.value());

        assertThat(response.status()).isEqualTo(401);
        assertThat(response.headers().get("www-authenticate"))
                .isEqualTo("Bearer error=\"insufficient_user_authentication\", max_age=\"900\", acr_values=\"2\"");
    }

    @Test
    void refusesAWrongPassword() {
        var response = post(
                AddressApi.ASK,
                "{\"email\":\"" + next.value() + "\",\"current_password\":\"another walrus of tangerine\"}");

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body()).contains("wrong_password");
    }

    @Test
    void refusesWhoeverHasNoToken() {
        token = "e30.e30.e30";

        assertThat(ask(next.value()).status()).isEqualTo(401);
        assertThat(post(AddressApi.CONFIRM, "{\"request\":\"oar_x\",\"code\":\"1\"}")
                        .status())
                .isEqualTo(401);
    }
}
