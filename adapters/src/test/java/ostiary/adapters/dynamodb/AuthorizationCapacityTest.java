package ostiary.adapters.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import ostiary.core.oauth.Authorize.Outcome.SignIn;
import ostiary.core.oauth.ReadUserInfo;
import ostiary.core.oauth.RedeemCode;
import ostiary.core.oauth.RefreshGrant;
import ostiary.core.token.RefreshToken;

/// The cost of the steps by which users sign in to clients, with the read by which a client is looked up or
/// proves itself: decision 35 says where a step costs more than it seems to need.
class AuthorizationCapacityTest extends AuthorizationCapacitySetup {
    @Test
    void aRequestOfNobodyReadsHalfAUnit() {
        meter.reset();

        assertThat(authorize(asking(), Optional.empty())).isInstanceOf(SignIn.class);

        isSpent("authorize, anonymous", 0.5, 0, 1);
    }

    /// Whoever makes cookies up gets no more done.
    @Test
    void aForgedCookieReadsHalfAUnit() {
        var cookie = signIn();
        meter.reset();

        var forged = cookie.substring(0, cookie.length() - 4) + "AAAA";
        assertThat(authorize(asking(), Optional.of(forged))).isInstanceOf(SignIn.class);

        isSpent("authorize, forged cookie", 0.5, 0, 1);
    }

    @Test
    void aClientThatIsNotThereReadsItTwice() {
        meter.reset();

        assertThat(world.oauth.authorize().client("client.of.nobody")).isEmpty();

        assertThat(meter.calls()).isEqualTo(2);
    }

    @Test
    void aRequestOfABrowserThatIsSignedInReadsTwoUnitsAndWritesOne() {
        var cookie = signIn();
        meter.reset();

        code(cookie);

        isSpent("authorize, signed in", 2, 1, 4);
    }

    /// A login, the client of the form, and the request once more.
    @Test
    void aSignInOnThePageIsALoginAndARequest() {
        signIn();
        meter.reset();

        asking();
        code(signIn());

        isSpent("sign-in on the page", 4.5, 2, 9);
    }

    @Test
    void aCodeReadsThreeUnitsAndWritesOne() {
        var code = code(signIn());
        meter.reset();

        assertThat(redeem(code)).isInstanceOf(RedeemCode.Outcome.Granted.class);

        isSpent("code to tokens", 3, 1, 4);
    }

    /// A refused condition takes a unit that DynamoDB does not tell of: four are written.
    @Test
    void aCodeThatComesTwiceReadsThreeUnitsAndWritesFour() {
        var code = code(signIn());
        redeem(code);
        meter.reset();

        assertThat(redeem(code)).isInstanceOf(RedeemCode.Outcome.Refused.class);

        isSpent("code, once more", 3, 3, 7);
    }

    @Test
    void aForgedCodeReadsTheClientAlone() {
        meter.reset();

        redeem("oac_" + "A".repeat(200));

        isSpent("code, forged", 1, 0, 1);
    }

    /// The first one also remembers where the session is: the code was the browser's to fetch.
    @Test
    void aRefreshReadsTwoUnitsAndWritesOne() {
        var token = tokens().refreshToken().orElseThrow();
        refresh(token);
        world.clock.advance(Duration.ofHours(1));
        meter.reset();

        refresh(token);

        isSpent("refresh of a client", 2, 1, 3);
    }

    private void refresh(RefreshToken token) {
        assertThat(world.oauth.refreshGrant().refresh(authenticated(), token.text(), Optional.empty(), device))
                .isInstanceOf(RefreshGrant.Outcome.Granted.class);
    }

    @Test
    void userInfoReadsThreeUnits() {
        var userInfo = world.oauth.readUserInfo();
        var token = tokens(List.of()).issued().accessToken();
        // The list of revocations is read once in five seconds.
        userInfo.read(token);
        meter.reset();

        assertThat(userInfo.read(token)).isInstanceOf(ReadUserInfo.Outcome.Known.class);

        isSpent("userinfo", 3, 0, 3);
    }

    @Test
    void introspectionReadsThreeUnits() {
        var introspect = world.oauth.introspectToken();
        var token = tokens().issued().accessToken();
        introspect.introspect(authenticated(), token);
        meter.reset();

        assertThat(introspect.introspect(authenticated(), token)).isPresent();

        isSpent("introspection", 3, 0, 3);
    }

    /// The three writes of a logout.
    @Test
    void aRevocationReadsOneUnitAndWritesThree() {
        var tokens = tokens();
        meter.reset();

        world.oauth
                .revokeToken()
                .revoke(authenticated(), tokens.refreshToken().orElseThrow().text());

        isSpent("revocation", 1, 3, 4);
    }

    private void isSpent(String what, double reads, double writes, int calls) {
        System.out.printf("%-26s %.1f read %.1f write%n", what, meter.readUnits(), meter.writeUnits());
        assertThat(meter.readUnits()).as("read units of %s", what).isEqualTo(reads);
        assertThat(meter.writeUnits()).as("write units of %s", what).isEqualTo(writes);
        assertThat(meter.calls()).as("requests of %s", what).isEqualTo(calls);
    }
}
