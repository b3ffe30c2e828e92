package ostiary.core.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ostiary.core.UnavailableException;
import ostiary.core.client.BuiltInPolicy;
import ostiary.core.client.GrantType;
import ostiary.core.client.RedirectUris;
import ostiary.core.client.RegisteredClient;
import ostiary.core.client.SignInRules;
import ostiary.core.key.SignatureAlgorithm;
import ostiary.core.oauth.Authorize.Outcome.Granted;
import ostiary.core.testing.World;
import ostiary.core.token.IdTokenSigner;

/// A client gets ID tokens of the algorithm that it is registered with, and waits where there is no key for it.
class IdTokenAlgorithmTest extends CodeFlowSetup {
    private static final IdTokenSigner WITHOUT_KEY = (_, _) -> {
        throw new UnavailableException("no key", null);
    };

    private final RegisteredClient modern = client(
            "modern",
            Set.of(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN),
            new SignInRules(
                    RedirectUris.of(BACK),
                    RedirectUris.NONE,
                    Set.of(),
                    true,
                    true,
                    BuiltInPolicy.DEFAULT,
                    SignatureAlgorithm.ES256));

    private String codeOf(RegisteredClient client) {
        return ((Granted) authorize(client, request())).code();
    }

    private ClientTokens redeemed(RedeemCode redeem, String code) {
        var outcome = redeem.redeem(modern, code, Optional.of(BACK), Optional.of(VERIFIER));
        return ((RedeemCode.Outcome.Granted) outcome).tokens();
    }

    @Test
    void isTheClientsAtTheCodeAndAtEachRefresh() {
        var tokens = redeemed(world.oauth.redeemCode(), codeOf(modern));
        world.clock.advance(modern.policy().grace());
        var refreshed = world.oauth
                .refreshGrant()
                .refresh(modern, tokens.refreshToken().orElseThrow().text(), Optional.empty(), World.LAPTOP);

        assertThat(tokens.idToken().orElseThrow()).startsWith("id.ES256.modern ");
        assertThat(((RefreshGrant.Outcome.Granted) refreshed).tokens().idToken().orElseThrow())
                .startsWith("id.ES256.modern ");
        assertThat(tokens().idToken().orElseThrow()).startsWith("id.shop ");
    }

    /// The code and the refresh token are as good afterwards as before.
    @Test
    void nothingIsSpentWhereThereIsNoKey() {
        var code = codeOf(modern);
        assertThatThrownBy(() -> redeemed(world.oauth.redeemCode(WITHOUT_KEY), code))
                .isInstanceOf(UnavailableException.class);

        var tokens = redeemed(world.oauth.redeemCode(), code);
        world.clock.advance(modern.policy().grace());
        var refreshToken = tokens.refreshToken().orElseThrow();
        var refresh = new RefreshGrant(
                world.refreshSession(),
                world.tokens,
                new NamedResources(world.stores.sessions(), World.OWN_AUDIENCE),
                WITHOUT_KEY,
                world.clock);
        assertThatThrownBy(() -> refresh.refresh(modern, refreshToken.text(), Optional.empty(), World.LAPTOP))
                .isInstanceOf(UnavailableException.class);
        assertThat(world.snapshot(refreshToken).live()).isEqualTo(refreshToken.hash());
    }
}
