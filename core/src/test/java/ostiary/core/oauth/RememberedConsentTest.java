package ostiary.core.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.core.audit.AuditEvent;
import ostiary.core.client.RegisteredClient;
import ostiary.core.consent.Consent;
import ostiary.core.oauth.Authorize.Outcome;
import ostiary.core.oauth.Authorize.Outcome.Granted;
import ostiary.core.oauth.Authorize.Outcome.Refused;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.World;

/// The agreement of a user is remembered for each client, until it is taken back.
class RememberedConsentTest extends CodeFlowSetup {
    private RegisteredClient reader = client("reader", true, false);

    private AuthorizationRequest asking(String scope, String... prompts) {
        return request(Optional.of(scope), Set.of(prompts), Optional.empty());
    }

    private Outcome agree(RegisteredClient client, AuthorizationRequest request) {
        return world.oauth.authorize().authorize(client, request, Optional.of(browser.text()), _ -> true, World.LAPTOP);
    }

    private String agreed(String scope) {
        return ((Granted) agree(reader, asking(scope))).code();
    }

    private RedeemCode.Outcome redeemed(String code) {
        return world.oauth.redeemCode().redeem(reader, code, Optional.of(BACK), Optional.of(VERIFIER));
    }

    private ClientTokens tokens(String scope) {
        return ((RedeemCode.Outcome.Granted) redeemed(agreed(scope))).tokens();
    }

    private void withdraw() {
        world.oauth.withdrawConsent().withdraw(ada.id(), "reader");
    }

    @Test
    void asksOnceForTheSame() {
        assertThat(authorize(reader, asking("openid email"))).isEqualTo(new Outcome.Consent(Set.of("openid", "email")));
        agreed("openid email");

        assertThat(authorize(reader, asking("openid email"))).isInstanceOf(Granted.class);
        assertThat(authorize(reader, asking("email"))).isInstanceOf(Granted.class);
        assertThat(authorize(reader, asking("openid", "none"))).isInstanceOf(Granted.class);
        assertThat(world.journal.events()).contains(new AuditEvent.ConsentGiven(ada.id(), "reader"));
    }

    @Test
    void asksForWhatIsBeyond() {
        agreed("openid");

        assertThat(authorize(reader, asking("openid email"))).isEqualTo(new Outcome.Consent(Set.of("openid", "email")));
        assertThat(authorize(reader, asking("openid email", "none"))).isInstanceOf(Refused.class);
        agreed("email");
        assertThat(authorize(reader, asking("openid email"))).isInstanceOf(Granted.class);
        assertThat(authorize(reader, asking("openid email profile"))).isInstanceOf(Outcome.Consent.class);
    }

    /// Saying no is not remembered either way.
    @Test
    void remembersNothingUnlessTheUserAgrees() {
        authorize(reader, asking("openid"));

        assertThat(authorize(reader, asking("openid"))).isInstanceOf(Outcome.Consent.class);
        assertThat(world.stores.consents().list(ada.id())).isEmpty();
    }

    /// OpenID Connect Core §3.1.2.1 and §11.
    @Test
    void asksAgainWhereTheClientWishesIt() {
        agreed("openid offline_access");

        assertThat(authorize(reader, asking("openid offline_access", "consent")))
                .isInstanceOf(Outcome.Consent.class);
        assertThat(agree(reader, asking("openid offline_access", "consent"))).isInstanceOf(Granted.class);
        assertThat(authorize(reader, asking("openid offline_access"))).isInstanceOf(Granted.class);
    }

    @Test
    void remembersForTheOneClientAndTheOneUser() {
        agreed("openid");

        assertThat(authorize(client("other", true, false), asking("openid"))).isInstanceOf(Outcome.Consent.class);
        assertThat(world.stores.consents().list(ada.id())).hasSize(1);
    }

    @Test
    void remembersNothingOfAClientOfOurOwn() {
        agree(shop, asking("openid"));
        agree(shop, asking("openid", "consent"));

        assertThat(world.stores.consents().list(ada.id())).isEmpty();
        assertThat(authorize(shop, asking("openid"))).isInstanceOf(Granted.class);
    }

    /// Whoever registers a client by an old id asks anew.
    @Test
    void aClientThatIsRegisteredAnewInheritsNothing() {
        var code = agreed("openid");
        world.clock.advance(Duration.ofSeconds(1));
        world.oauth.administerClients().remove("reader");
        reader = client("reader", true, false);

        assertThat(authorize(reader, asking("openid"))).isInstanceOf(Outcome.Consent.class);
        isRefused(redeemed(code));
        agreed("openid");
        assertThat(authorize(reader, asking("openid"))).isInstanceOf(Granted.class);
    }

    @Test
    void asksAgainAfterAWithdrawal() {
        agreed("openid");
        withdraw();

        assertThat(authorize(reader, asking("openid"))).isInstanceOf(Outcome.Consent.class);
        assertThat(world.journal.events()).contains(new AuditEvent.ConsentWithdrawn(ada.id(), "reader"));
        assertThat(world.oauth.consents().of(ada.id())).isEmpty();
    }

    /// OWASP ASVS 5.0, 10.7.3: at once, and no other client's.
    @Test
    void aWithdrawalEndsTheSessionsOfTheClientAlone() {
        var token = tokens("openid");
        var others = tokens();
        withdraw();

        assertThat(world.oauth.readUserInfo().read(token.issued().accessToken()))
                .isInstanceOf(ReadUserInfo.Outcome.InvalidToken.class);
        assertThat(world.oauth
                        .refreshGrant()
                        .refresh(reader, token.refreshToken().orElseThrow().text(), Optional.empty(), World.LAPTOP))
                .isInstanceOf(RefreshGrant.Outcome.Refused.class);
        assertThat(world.oauth.readUserInfo().read(others.issued().accessToken()))
                .isInstanceOf(ReadUserInfo.Outcome.Known.class);
        assertThat(authorize(shop, request())).isInstanceOf(Granted.class);
    }

    @Test
    void aCodeOfBeforeTheWithdrawalIsDead() {
        var code = agreed("openid");
        withdraw();

        isRefused(redeemed(code));
    }

    /// Even if the user has agreed once more since.
    @Test
    void aCodeOfBeforeTheWithdrawalStaysDead() {
        var late = agreed("openid");
        world.stores.consents().find(ada.id(), "reader").ifPresent(this::withdrawWithoutEnds);
        world.clock.advance(Duration.ofSeconds(6));
        var next = agreed("openid");

        isRefused(redeemed(late));
        assertThat(redeemed(next)).isInstanceOf(RedeemCode.Outcome.Granted.class);
    }

    /// Else what it was for would go on under the new one.
    @Test
    void aWithdrawalThatWasCutShortIsFinishedBeforeTheUserAgreesAnew() {
        var session = tokens("openid email").issued().claims().sessionId();
        world.stores.consents().find(ada.id(), "reader").ifPresent(this::withdrawWithoutEnds);

        agreed("openid");

        assertThat(world.stores.sessions().findOpen(ada.id(), session, world.clock.instant()))
                .isEmpty();
        assertThat(authorize(reader, asking("openid email"))).isInstanceOf(Outcome.Consent.class);
    }

    /// Time goes on while a code is made.
    @Test
    void aFirstConsentIsGoodForTheCodeThatItIsGivenFor() {
        InstantSource ticking = () -> {
            world.clock.advance(Duration.ofMillis(700));
            return world.clock.instant();
        };
        var outcome = world.oauth
                .authorize(ticking)
                .authorize(reader, asking("openid"), Optional.of(browser.text()), _ -> true, World.LAPTOP);

        assertThat(redeemed(((Granted) outcome).code())).isInstanceOf(RedeemCode.Outcome.Granted.class);
    }

    /// Two pages of one browser, of which one is a little later.
    @Test
    void aConsentThatOvertakesAnotherIsGoodForBoth() {
        world.clock.advance(Duration.ofSeconds(1));
        var late = world.clock.instant();
        agreed("openid");
        var outcome = world.oauth
                .authorize(() -> late.minusMillis(300))
                .authorize(reader, asking("openid"), Optional.of(browser.text()), _ -> true, World.LAPTOP);

        assertThat(redeemed(((Granted) outcome).code())).isInstanceOf(RedeemCode.Outcome.Granted.class);
    }

    /// A code that is being made while the user withdraws has no session yet that could be ended.
    @Test
    void aCodeThatTheWithdrawalOvertakesIsDead() {
        var late = agreed("openid");
        world.stores.consents().find(ada.id(), "reader").ifPresent(this::withdrawWithoutEnds);

        isRefused(redeemed(late));
        assertThat(world.oauth.consents().of(ada.id())).hasSize(1);
        withdraw();
        assertThat(world.oauth.consents().of(ada.id())).isEmpty();
    }

    /// Within the few seconds by which clocks may differ a consent is good for what began before it.
    @Test
    void aCodeForSingleClaimsNeedsAConsentThatCoversThem() {
        var wanted = new ClaimsRequest(Set.of("name"), Optional.empty(), Optional.empty());
        var plain = asking("openid");
        var request = new AuthorizationRequest(
                plain.redirectUri(),
                plain.responseType(),
                plain.scope(),
                plain.resources(),
                plain.challenge(),
                plain.challengeMethod(),
                plain.nonce(),
                plain.prompts(),
                plain.maxAge(),
                wanted,
                Optional.empty());
        var more = ((Granted) agree(reader, request)).code();
        world.stores.consents().find(ada.id(), "reader").ifPresent(known -> withdrawWithoutEnds(known, true));
        var less = agreed("openid");

        isRefused(redeemed(more));
        assertThat(redeemed(less)).isInstanceOf(RedeemCode.Outcome.Granted.class);
        agreed("openid profile");
        assertThat(redeemed(((Granted) agree(reader, request)).code())).isInstanceOf(RedeemCode.Outcome.Granted.class);
    }

    private void withdrawWithoutEnds(Consent known) {
        withdrawWithoutEnds(known, false);
    }

    private void withdrawWithoutEnds(Consent known, boolean isDone) {
        var withdrawn = new Consent(
                known.clientId(),
                known.scopes(),
                known.agreedAt(),
                Optional.of(new Consent.Withdrawal(world.clock.instant(), isDone)),
                known.version() + 1);
        assertThat(world.stores.consents().put(ada.id(), Optional.of(known), withdrawn))
                .isTrue();
    }

    /// The client had been one of our own when it asked.
    @Test
    void aCodeThatNobodyAgreedToIsDeadOnceTheClientIsSomebodyElses() {
        var code = code();
        var later = world.stores.clients().find("shop").orElseThrow();
        world.oauth.administerClients().update("shop", _ -> reader.description());

        assertThat(later.isFirstParty()).isTrue();
        isRefused(world.oauth
                .redeemCode()
                .redeem(
                        world.stores.clients().find("shop").orElseThrow(),
                        code,
                        Optional.of(BACK),
                        Optional.of(VERIFIER)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nobody", "shop", "re\u0000ader", "READER"})
    void aWithdrawalOfWhatWasNotGivenChangesNothing(String clientId) {
        var others = tokens();
        var token = tokens("openid");

        world.oauth.withdrawConsent().withdraw(ada.id(), clientId);
        world.oauth.withdrawConsent().withdraw(world.account(Fresh.email()).id(), "reader");

        for (var each : List.of(token, others)) {
            assertThat(world.oauth.readUserInfo().read(each.issued().accessToken()))
                    .isInstanceOf(ReadUserInfo.Outcome.Known.class);
        }
    }

    /// However often somebody agrees, and to however many: what is kept is bounded.
    @Test
    void remembersAHundredClientsAtMost() {
        for (int i = 0; i < 103; i++) {
            world.clock.advance(Duration.ofSeconds(1));
            var each = client("app-" + i, true, false);
            assertThat(agree(each, asking("openid"))).isInstanceOf(Granted.class);
            assertThat(agree(each, asking("openid"))).isInstanceOf(Granted.class);
        }

        assertThat(world.oauth.consents().of(ada.id())).hasSize(100);
        assertThat(authorize(world.stores.clients().find("app-2").orElseThrow(), asking("openid")))
                .isInstanceOf(Outcome.Consent.class);
        assertThat(authorize(world.stores.clients().find("app-3").orElseThrow(), asking("openid")))
                .isInstanceOf(Granted.class);
        assertThat(world.journal.events().stream()
                        .filter(AuditEvent.ConsentGiven.class::isInstance)
                        .count())
                .as("nothing is written for what was agreed to before")
                .isEqualTo(103);
    }

    @Test
    void whatTheUserSeesIsWhatTheyAgreedTo() {
        agreed("openid email");

        assertThat(world.oauth.consents().of(ada.id())).singleElement().satisfies(consent -> {
            assertThat(consent.clientId()).isEqualTo("reader");
            assertThat(consent.scopes()).containsExactlyInAnyOrder("openid", "email");
            assertThat(consent.agreedAt()).isEqualTo(world.clock.instant());
        });
    }
}
