package ostiary.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ostiary.core.client.BuiltInPolicy;
import ostiary.core.client.Client;
import ostiary.core.login.LogIn;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.Profiles;
import ostiary.core.testing.World;
import ostiary.core.user.InMemoryUserStore;
import ostiary.core.user.User;

/// The claims of a user that a token's scopes tell.
class UserInfoEndpointTest {
    private final World world = new World();
    private final User ada = account();

    private User account() {
        var made = world.account(Fresh.email());
        var user = new User(made.id(), made.email(), made.name(), made.createdAt(), Profiles.whole());
        ((InMemoryUserStore) world.stores.users()).put(user, Optional.empty());
        return user;
    }

    private String answer(String... scopes) {
        var client = new Client("app", Set.of(scopes), BuiltInPolicy.DEFAULT.policy());
        var outcome = world.logIn().logIn(ada.email().value(), World.PASSWORD, client, World.LAPTOP);
        var token = ((LogIn.Outcome.LoggedIn) outcome).tokens().accessToken();
        var response = new UserInfoEndpoint(world.oauth.readUserInfo())
                .handle(Requests.with(Requests.get("/oauth2/userinfo"), "authorization", "Bearer " + token));
        assertThat(response.status()).isEqualTo(200);
        return response.body();
    }

    @Test
    void tellsAllThatThereIsWithTheScopeProfile() {
        assertThat(answer("openid", "profile"))
                .isEqualTo(("{'sub':'" + ada.id() + "','name':'Ada','family_name':'Lovelace','given_name':'Ada',"
                                + "'middle_name':'King','nickname':'Countess 🔑','preferred_username':'ada',"
                                + "'profile':'https://ada.example/me','picture':'https://ada.example/me.png',"
                                + "'website':'https://ada.example','gender':'female','birthdate':'1815-12-10',"
                                + "'zoneinfo':'Europe/London','locale':'en-GB','updated_at':1700000000}")
                        .replace('\'', '"'));
    }

    @Test
    void tellsNothingOfItWithoutTheScope() {
        assertThat(answer("openid", "email"))
                .isEqualTo(("{'sub':'" + ada.id() + "','email':'" + ada.email().value() + "','email_verified':true}")
                        .replace('\'', '"'));
    }
}
