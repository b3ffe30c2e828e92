package ostiary.torture;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import ostiary.core.client.BuiltInPolicy;
import ostiary.core.client.ClientDescription;
import ostiary.core.client.ClientType;
import ostiary.core.client.GrantType;
import ostiary.core.client.RedirectUris;
import ostiary.core.client.RegisteredClient;
import ostiary.core.client.SignInRules;
import ostiary.core.login.LogIn.Outcome.LoggedIn;
import ostiary.core.oauth.AuthorizationRequest;
import ostiary.core.oauth.Authorize;
import ostiary.core.oauth.BrowserSessions;
import ostiary.core.oauth.ClientTokens;
import ostiary.core.oauth.ReadUserInfo;
import ostiary.core.oauth.RedeemCode;
import ostiary.core.testing.World;
import ostiary.core.token.Sha256;

/// A user's browser and a client that gets codes by it, at whatever instance.
final class CodeFlow {
    private static final String BACK = "https://shop.example/cb";
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private final RegisteredClient client;
    private final RegisteredClient stranger;
    private final String cookie;

    /// @param instance where the user signs in
    CodeFlow(World instance) {
        this.client = register(instance);
        this.stranger = register(instance);
        var outcome = instance.oauth
                .signIn()
                .logIn(Accounts.one().value(), World.PASSWORD, BrowserSessions.CLIENT, World.LAPTOP, Optional.empty());
        this.cookie = ((LoggedIn) outcome).tokens().refreshToken().text();
    }

    private static RegisteredClient register(World instance) {
        var id = "client." + UUID.randomUUID();
        var rules =
                new SignInRules(RedirectUris.of(BACK), RedirectUris.NONE, Set.of(), true, true, BuiltInPolicy.DEFAULT);
        var grants = Set.of(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN);
        instance.oauth
                .administerClients()
                .register(
                        id,
                        ClientType.CONFIDENTIAL,
                        new ClientDescription(id, grants, Set.of("openid"), Set.of(), Optional.empty(), rules));
        return instance.stores.clients().find(id).orElseThrow();
    }

    String code(World instance) {
        var request = new AuthorizationRequest(
                Optional.of(BACK),
                Optional.of("code"),
                Optional.of("openid"),
                List.of(),
                Optional.of(Sha256.of(VERIFIER.getBytes(US_ASCII)).value()),
                Optional.of("S256"),
                Optional.empty(),
                Set.of(),
                Optional.empty());
        var outcome =
                instance.oauth.authorize().authorize(client, request, Optional.of(cookie), _ -> false, World.LAPTOP);
        return ((Authorize.Outcome.Granted) outcome).code();
    }

    /// By the client, with its verifier.
    Optional<ClientTokens> redeem(World instance, String code) {
        return redeem(instance, client, code, VERIFIER);
    }

    /// By whoever has found the code, and knows no verifier or is another client.
    Optional<ClientTokens> steal(World instance, String code, boolean asTheClient) {
        return asTheClient
                ? redeem(instance, client, code, VERIFIER.toLowerCase(Locale.ROOT))
                : redeem(instance, stranger, code, VERIFIER);
    }

    private static Optional<ClientTokens> redeem(World instance, RegisteredClient by, String code, String verifier) {
        var outcome = instance.oauth.redeemCode().redeem(by, code, Optional.of(BACK), Optional.of(verifier));
        return outcome instanceof RedeemCode.Outcome.Granted(var tokens) ? Optional.of(tokens) : Optional.empty();
    }

    /// Whether user info takes the token.
    ///
    /// @param instance the one that issued it: what it signs, no other can read
    static boolean isAlive(World instance, ClientTokens tokens) {
        return instance.oauth.readUserInfo().read(tokens.issued().accessToken()) instanceof ReadUserInfo.Outcome.Known;
    }
}
