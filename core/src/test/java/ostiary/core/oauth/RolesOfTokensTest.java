package ostiary.core.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ostiary.core.client.ClientDescription;
import ostiary.core.client.RegisteredClient;
import ostiary.core.testing.World;

/// Whom an operator has given roles, only the service's owner's own clients learn, and those that are registered for
/// it.
class RolesOfTokensTest extends CodeFlowSetup {
    private final RegisteredClient stranger = client("stranger", true, false);

    @BeforeEach
    void adaHasRoles() {
        world.administerUsers().setRoles(ada.id(), Set.of("admin"));
    }

    private ClientTokens tokensOf(String id, String scope) {
        var client = client(id);
        var asked = request(Optional.of(scope), Set.of(), Optional.empty());
        var outcome =
                world.oauth.authorize().authorize(client, asked, Optional.of(browser.text()), _ -> true, World.LAPTOP);
        var code = ((Authorize.Outcome.Granted) outcome).code();
        return ((RedeemCode.Outcome.Granted)
                        world.oauth.redeemCode().redeem(client, code, Optional.of(BACK), Optional.of(VERIFIER)))
                .tokens();
    }

    private RegisteredClient client(String id) {
        return world.stores.clients().find(id).orElseThrow();
    }

    private ClientTokens refreshed(String id, ClientTokens before) {
        var outcome = world.oauth
                .refreshGrant()
                .refresh(client(id), before.refreshToken().orElseThrow().text(), Optional.empty(), World.LAPTOP);
        return ((RefreshGrant.Outcome.Granted) outcome).tokens();
    }

    private void register(boolean forRoles) {
        world.oauth.administerClients().update("stranger", known -> {
            var scopes = new HashSet<>(known.scopes());
            scopes.remove("roles");
            if (forRoles) {
                scopes.add("roles");
            }
            return new ClientDescription(
                    known.name(), known.grants(), scopes, known.resources(), known.audience(), known.signIn());
        });
    }

    private Set<String> roles(ClientTokens tokens) {
        return tokens.issued().claims().roles();
    }

    @Test
    void clientsOfOurOwnLearnThem() {
        var tokens = tokensOf("shop", "openid");

        assertThat(roles(tokens)).containsExactly("admin");
        assertThat(roles(refreshed("shop", tokens))).containsExactly("admin");
    }

    @Test
    void othersDoNot() {
        var tokens = tokensOf("stranger", "openid email");
        world.administerUsers().setRoles(ada.id(), Set.of("admin", "staff"));

        assertThat(stranger.isFirstParty()).isFalse();
        assertThat(roles(tokens)).isEmpty();
        assertThat(roles(refreshed("stranger", tokens))).isEmpty();
    }

    @Test
    void othersDoByAScopeAsLongAsTheyHaveIt() {
        register(true);
        assertThat(roles(tokensOf("stranger", "openid"))).isEmpty();
        var tokens = tokensOf("stranger", "openid roles");

        assertThat(roles(tokens)).containsExactly("admin");
        assertThat(roles(refreshed("stranger", tokens))).containsExactly("admin");
        register(false);
        world.clock.advance(Duration.ofSeconds(60));
        assertThat(roles(refreshed("stranger", tokens))).isEmpty();
    }
}
