package ostiary.core.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ostiary.core.client.RegisteredClient;
import ostiary.core.session.RefreshSession;
import ostiary.core.testing.World;
import ostiary.core.token.IssuedTokens;
import ostiary.core.user.InMemoryUserStore;

/// The claims of a user that access tokens tell where the operator has chosen some, and to whose clients.
class ToldByTokensTest extends CodeFlowSetup {
    @BeforeEach
    void theOperatorChoosesTheName() {
        ((InMemoryUserStore) world.stores.users()).tell(List.of("name", "locale"));
    }

    private Map<String, String> told(IssuedTokens tokens) {
        return world.signer.read(tokens.accessToken()).told().values();
    }

    private ClientTokens tokensOf(RegisteredClient client) {
        var outcome = world.oauth
                .authorize()
                .authorize(client, request(), Optional.of(browser.text()), asked -> true, World.LAPTOP);
        var code = ((Authorize.Outcome.Granted) outcome).code();
        return ((RedeemCode.Outcome.Granted)
                        world.oauth.redeemCode().redeem(client, code, Optional.of(BACK), Optional.of(VERIFIER)))
                .tokens();
    }

    private ClientTokens refreshed(RegisteredClient client, ClientTokens tokens) {
        world.clock.advance(client.policy().grace());
        var text = tokens.refreshToken().orElseThrow().text();
        return ((RefreshGrant.Outcome.Granted)
                        world.oauth.refreshGrant().refresh(client, text, Optional.empty(), World.LAPTOP))
                .tokens();
    }

    @Test
    void aClientOfTheServicesOwnIsToldAtEachStep() {
        var tokens = tokensOf(shop);

        assertThat(told(tokens.issued())).containsExactly(Map.entry("name", "Ada"));
        assertThat(told(refreshed(shop, tokens).issued())).containsExactly(Map.entry("name", "Ada"));
    }

    @Test
    void aClientOfSomebodyElseIsNot() {
        var stranger = client("stranger", true, false);
        var tokens = tokensOf(stranger);

        assertThat(told(tokens.issued())).isEmpty();
        assertThat(told(refreshed(stranger, tokens).issued())).isEmpty();
    }

    @Test
    void aLoginByTheJsonApiIs() {
        var tokens = world.loggedIn(world.clients.byDefault());
        world.clock.advance(world.clients.byDefault().policy().grace());
        var refreshed = world.refreshSession().refresh(tokens.refreshToken().text(), World.LAPTOP);

        assertThat(told(tokens)).containsExactly(Map.entry("name", "Ada"));
        assertThat(told(((RefreshSession.Outcome.Refreshed) refreshed).tokens()))
                .containsExactly(Map.entry("name", "Ada"));
    }
}
