package ostiary.adapters.dynamodb;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import ostiary.core.client.BuiltInPolicy;
import ostiary.core.client.ClientDescription;
import ostiary.core.client.GrantType;
import ostiary.core.client.RedirectUris;
import ostiary.core.client.RegisteredClient;
import ostiary.core.client.SignInRules;
import ostiary.core.login.LogIn.Outcome.LoggedIn;
import ostiary.core.oauth.AuthorizationRequest;
import ostiary.core.oauth.Authorize.Outcome;
import ostiary.core.oauth.BrowserSessions;
import ostiary.core.oauth.ClientTokens;
import ostiary.core.oauth.RedeemCode;
import ostiary.core.testing.World;
import ostiary.core.token.Sha256;

/// A client that signs users in over a metered table, and what each step of it asks.
abstract class AuthorizationCapacitySetup extends CapacitySetup {
    private static final String BACK = "https://shop.example.com/cb";
    private static final String VERIFIER = "v".repeat(128);

    private static final List<String> RESOURCES = List.of("https://orders.example.com");

    private final String id = "client." + UUID.randomUUID();
    private final String secret = world.oauth.registered(id, described());

    private static ClientDescription described() {
        return new ClientDescription(
                "x".repeat(100),
                Set.of(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN),
                Set.of("openid", "profile", "email", "offline_access", "orders:read", "orders:write"),
                Set.copyOf(RESOURCES),
                Optional.of(World.OWN_AUDIENCE),
                new SignInRules(RedirectUris.of(BACK), RedirectUris.NONE, Set.of(), true, true, BuiltInPolicy.DEFAULT));
    }

    /// As the endpoint for authorization looks it up.
    RegisteredClient asking() {
        return world.oauth.authorize().client(id).orElseThrow();
    }

    /// As the endpoints for tokens do.
    RegisteredClient authenticated() {
        return world.oauth.authenticateClient().authenticate(id, secret).orElseThrow();
    }

    /// The cookie of a browser that has just signed in.
    String signIn() {
        var outcome = world.oauth
                .signIn()
                .logIn(email.value(), World.PASSWORD, BrowserSessions.CLIENT, device, Optional.empty());
        return ((LoggedIn) outcome).tokens().refreshToken().text();
    }

    Outcome authorize(RegisteredClient client, Optional<String> cookie) {
        return authorize(client, cookie, RESOURCES);
    }

    private Outcome authorize(RegisteredClient client, Optional<String> cookie, List<String> resources) {
        var request = new AuthorizationRequest(
                Optional.of(BACK),
                Optional.of("code"),
                Optional.empty(),
                resources,
                Optional.of(Sha256.of(VERIFIER.getBytes(US_ASCII)).value()),
                Optional.of("S256"),
                Optional.of("n".repeat(40)),
                Set.of(),
                Optional.empty());
        return world.oauth.authorize().authorize(client, request, cookie, _ -> false, device);
    }

    String code(String cookie) {
        return ((Outcome.Granted) authorize(asking(), Optional.of(cookie))).code();
    }

    RedeemCode.Outcome redeem(String code) {
        return world.oauth.redeemCode().redeem(authenticated(), code, Optional.of(BACK), Optional.of(VERIFIER));
    }

    ClientTokens tokens() {
        return tokens(RESOURCES);
    }

    ClientTokens tokens(List<String> resources) {
        var granted = (Outcome.Granted) authorize(asking(), Optional.of(signIn()), resources);
        return ((RedeemCode.Outcome.Granted) redeem(granted.code())).tokens();
    }
}
