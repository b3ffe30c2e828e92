package ostiary.adapters.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ostiary.core.client.BuiltInPolicy;
import ostiary.core.client.ClientDescription;
import ostiary.core.client.GrantType;
import ostiary.core.client.RedirectUris;
import ostiary.core.client.SignInRules;
import ostiary.core.oauth.AuthorizationRequest;
import ostiary.core.oauth.Authorize.Outcome;
import ostiary.core.oauth.BrowserSessions;

/// The cost of a browser's way to a code, with the read of the client that asks.
class AuthorizeCapacityTest extends CapacitySetup {
    private static final String CALLBACK = "https://app.example/cb";

    private final String own = "own." + UUID.randomUUID();
    private final String strange = "strange." + UUID.randomUUID();
    private Optional<String> cookie = Optional.empty();

    @BeforeEach
    void adaIsSignedIn() {
        register(own, true);
        register(strange, false);
        var start = world.oauth.startBrowserSession();
        var user = world.stores.users().findCredential(email).orElseThrow().userId();
        cookie = start.start(user, Set.of(), List.of("pwd"), BrowserSessions.CLIENT, device, world.clock.instant())
                .map(issued -> issued.refreshToken().text());
        meter.reset();
    }

    private void register(String id, boolean isFirstParty) {
        var rules = new SignInRules(
                RedirectUris.of(CALLBACK), RedirectUris.NONE, Set.of(), false, isFirstParty, BuiltInPolicy.DEFAULT);
        var grants = Set.of(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN);
        world.oauth.registered(
                id,
                new ClientDescription("x".repeat(100), grants, Set.of("openid"), Set.of(), Optional.empty(), rules));
    }

    private Outcome authorize(String id, Optional<String> shown, boolean agreed) {
        var authorize = world.oauth.authorize();
        var request = new AuthorizationRequest(
                Optional.of(CALLBACK),
                Optional.of("code"),
                Optional.of("openid"),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Optional.empty());
        return authorize.authorize(authorize.client(id).orElseThrow(), request, shown, _ -> agreed, device);
    }

    private void assertSpent(double reads, double writes) {
        assertThat(meter.readUnits()).isEqualTo(reads);
        assertThat(meter.writeUnits()).isEqualTo(writes);
        meter.reset();
    }

    @Test
    void whoeverIsNotSignedInReadsHalfAUnit() {
        assertThat(authorize(own, Optional.empty(), false)).isInstanceOf(Outcome.SignIn.class);

        assertSpent(0.5, 0);
    }

    @Test
    void aCodeForAClientOfOurOwnReadsNoConsent() {
        assertThat(authorize(own, cookie, false)).isInstanceOf(Outcome.Granted.class);

        assertSpent(2, 1);
    }

    /// The query is of what else the user has agreed to.
    @Test
    void aRememberedConsentReadsHalfAUnitAndANewOneWritesOne() {
        assertThat(authorize(strange, cookie, false)).isInstanceOf(Outcome.Consent.class);
        assertSpent(3.5, 0);

        assertThat(authorize(strange, cookie, true)).isInstanceOf(Outcome.Granted.class);
        assertSpent(3 + 0.5, 2);

        assertThat(authorize(strange, cookie, false)).isInstanceOf(Outcome.Granted.class);
        assertSpent(2.5, 1);
    }
}
