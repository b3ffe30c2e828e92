package ostiary.core.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ostiary.core.access.AdminRole;
import ostiary.core.client.AdministerClients;
import ostiary.core.client.ClientDescription;
import ostiary.core.client.ClientType;
import ostiary.core.client.GrantType;
import ostiary.core.client.RegisteredClient;
import ostiary.core.client.SignInRules;
import ostiary.core.testing.World;

/// The scope of operators goes to the service's owner's own clients that are registered for it, for users with
/// the role, as long as they have it.
class AdminScopeTest extends CodeFlowSetup {
    private static final String ASKED = "openid " + AdminRole.SCOPE;

    @BeforeEach
    void adaIsAnOperatorAndTheShopMayAsk() {
        world.administerUsers().setRoles(ada.id(), Set.of(AdminRole.ROLE));
        world.oauth.administerClients().update("shop", known -> with(known));
    }

    private static ClientDescription with(ClientDescription known) {
        var scopes = new HashSet<>(known.scopes());
        scopes.add(AdminRole.SCOPE);
        return new ClientDescription(
                known.name(), known.grants(), scopes, known.resources(), known.audience(), known.signIn());
    }

    private RegisteredClient shop() {
        return world.stores.clients().find("shop").orElseThrow();
    }

    private Set<String> scopes(ClientTokens tokens) {
        return tokens.issued().claims().scopes();
    }

    private ClientTokens tokens(Optional<String> scope) {
        var code = ((Authorize.Outcome.Granted) authorize(shop(), request(scope, Set.of(), Optional.empty()))).code();
        return ((RedeemCode.Outcome.Granted)
                        world.oauth.redeemCode().redeem(shop(), code, Optional.of(BACK), Optional.of(VERIFIER)))
                .tokens();
    }

    private ClientTokens refreshed(ClientTokens before) {
        return ((RefreshGrant.Outcome.Granted) world.oauth
                        .refreshGrant()
                        .refresh(shop(), before.refreshToken().orElseThrow().text(), Optional.empty(), World.LAPTOP))
                .tokens();
    }

    @Test
    void goesToAUserWithTheRole() {
        assertThat(scopes(tokens(Optional.of(ASKED)))).contains(AdminRole.SCOPE);
    }

    @Test
    void goesToNobodyElse() {
        world.administerUsers().setRoles(ada.id(), Set.of("admin", "staff"));

        assertThat(scopes(tokens(Optional.of(ASKED)))).contains("openid").doesNotContain(AdminRole.SCOPE);
        assertThat(scopes(tokens(Optional.empty()))).contains("openid").doesNotContain(AdminRole.SCOPE);
    }

    @Test
    void isGoneFromTheNextTokenOnceTheRoleIs() {
        var tokens = tokens(Optional.of(ASKED));
        assertThat(scopes(refreshed(tokens))).contains(AdminRole.SCOPE);

        world.administerUsers().setRoles(ada.id(), Set.of());
        assertThat(scopes(refreshed(tokens))).contains("openid").doesNotContain(AdminRole.SCOPE);
    }

    @Test
    void isNoneOfAClientThatIsNotRegisteredForIt() {
        var other = client("other", true, true);

        assertThat(authorize(other, request(Optional.of(ASKED), Set.of(), Optional.empty())))
                .isInstanceOfSatisfying(
                        Authorize.Outcome.Refused.class,
                        refused -> assertThat(refused.error()).isEqualTo(AuthorizationError.INVALID_SCOPE));
    }

    /// Who was registered before there was such a rule, too.
    @Test
    void isNoneOfAClientOfSomebodyElse() {
        var stranger = client("stranger", true, false);
        var changed = world.oauth.administerClients().update("stranger", AdminScopeTest::with);
        assertThat(changed).isInstanceOf(AdministerClients.Outcome.Flawed.class);
        world.stores
                .clients()
                .replace(
                        stranger,
                        new RegisteredClient(
                                stranger.id(),
                                stranger.type(),
                                stranger.secrets(),
                                with(stranger.description()),
                                stranger.createdAt(),
                                stranger.version() + 1));

        var now = world.stores.clients().find("stranger").orElseThrow();
        assertThat(authorize(now, request(Optional.of(ASKED), Set.of(), Optional.empty())))
                .isInstanceOf(Authorize.Outcome.Refused.class);
    }

    /// Whatever it is registered for.
    @Test
    void isNoneThatAClientGetsForItself() {
        world.oauth
                .administerClients()
                .register(
                        "robot",
                        ClientType.CONFIDENTIAL,
                        new ClientDescription(
                                "Robot",
                                Set.of(GrantType.CLIENT_CREDENTIALS),
                                Set.of(AdminRole.SCOPE, "orders:read"),
                                Set.of(),
                                Optional.empty(),
                                SignInRules.NONE));
        var robot = world.stores.clients().find("robot").orElseThrow();
        var grant = world.oauth.grantClientCredentials();

        assertThat(grant.grant(robot, Optional.of(AdminRole.SCOPE), List.of()))
                .isEqualTo(new GrantClientCredentials.Outcome.Refused(GrantError.INVALID_SCOPE));
        assertThat(((GrantClientCredentials.Outcome.Granted) grant.grant(robot, Optional.empty(), List.of())).scopes())
                .containsExactly("orders:read");
    }
}
