package ostiary.core.oauth;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ostiary.core.client.BuiltInPolicy;
import ostiary.core.client.ClientDescription;
import ostiary.core.client.ClientType;
import ostiary.core.client.GrantType;
import ostiary.core.client.RedirectUris;
import ostiary.core.client.RegisteredClient;
import ostiary.core.client.SignInRules;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.World;
import ostiary.core.token.RefreshToken;
import ostiary.core.token.Sha256;
import ostiary.core.user.User;

/// A user who is signed in to a browser, and a client that wants a code.
abstract class CodeFlowSetup {
    static final String BACK = "https://shop.example/cb";
    static final String GOODBYE = "https://shop.example/bye";
    static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    static final Optional<String> CHALLENGE =
            Optional.of(Sha256.of(VERIFIER.getBytes(US_ASCII)).value());
    private static final Set<String> SCOPES =
            Set.of("openid", "profile", "email", "offline_access", "account", "orders:read");

    final World world = new World();
    final User ada = world.account(Fresh.email());
    final RegisteredClient shop = client("shop", true, true);
    final RefreshToken browser = signIn();

    RegisteredClient client(String id, boolean requiresPkce, boolean isFirstParty) {
        var rules = new SignInRules(
                RedirectUris.of(BACK),
                RedirectUris.of(GOODBYE),
                Set.of(),
                requiresPkce,
                isFirstParty,
                BuiltInPolicy.DEFAULT);
        return client(id, Set.of(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN), rules);
    }

    RegisteredClient client(String id, Set<GrantType> grants, SignInRules rules) {
        var scopes = new HashSet<>(SCOPES);
        if (!rules.isFirstParty()) {
            scopes.remove("account");
        }
        var described =
                new ClientDescription(id, grants, scopes, Set.of("https://orders.example"), Optional.empty(), rules);
        world.oauth.administerClients().register(id, ClientType.CONFIDENTIAL, described);
        return world.stores.clients().find(id).orElseThrow();
    }

    /// A session of a browser.
    RefreshToken signIn() {
        return signIn(ada);
    }

    RefreshToken signIn(User user) {
        return world.oauth
                .startBrowserSession()
                .start(user.id(), Set.of(), List.of("pwd"), BrowserSessions.CLIENT, World.LAPTOP, world.clock.instant())
                .orElseThrow()
                .refreshToken();
    }

    /// The client's request with one thing changed.
    AuthorizationRequest request(Optional<String> scope, Set<String> prompts, Optional<String> maxAge) {
        return new AuthorizationRequest(
                Optional.of(BACK),
                Optional.of("code"),
                scope,
                List.of(),
                CHALLENGE,
                Optional.of("S256"),
                Optional.of("n-0S6"),
                prompts,
                maxAge);
    }

    AuthorizationRequest request() {
        return request(Optional.of("openid email"), Set.of(), Optional.empty());
    }

    Authorize.Outcome authorize(RegisteredClient client, AuthorizationRequest request) {
        return world.oauth
                .authorize()
                .authorize(client, request, Optional.of(browser.text()), _ -> false, World.LAPTOP);
    }

    String code() {
        return ((Authorize.Outcome.Granted) authorize(shop, request())).code();
    }

    RedeemCode.Outcome redeem(String code) {
        return world.oauth.redeemCode().redeem(shop, code, Optional.of(BACK), Optional.of(VERIFIER));
    }

    ClientTokens tokens() {
        return ((RedeemCode.Outcome.Granted) redeem(code())).tokens();
    }

    static void isRefused(RedeemCode.Outcome outcome) {
        assertThat(outcome).isEqualTo(new RedeemCode.Outcome.Refused(GrantError.INVALID_GRANT));
    }
}
