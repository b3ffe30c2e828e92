package ostiary.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.core.oauth.RedeemCode;
import ostiary.core.testing.FactorUseCases.Enrolled;
import ostiary.core.testing.World;
import ostiary.core.token.AccessToken;
import ostiary.edge.page.ConfirmPage;
import ostiary.edge.page.Page;

/// A client that wants the user to have signed in by two factors (OpenID Connect Core §3.1.2.1, RFC 9470 §5).
class AcrValuesTest extends FactorsPageSetup {
    private static Map<String, String> wanting(String acr) {
        var request = request("shop");
        request.put("acr_values", acr);
        return request;
    }

    private Response confirm() {
        var page = (ConfirmPage) shown.getLast();
        var form = new HashMap<>(page.hidden());
        form.put("password", World.PASSWORD.text());
        return post(page.action(), form);
    }

    /// Reads the client's tokens.
    private AccessToken told(Response response) {
        var code = query(response).getOrDefault("code", List.of("none")).getFirst();
        var outcome = world.oauth
                .redeemCode()
                .redeem(
                        world.stores.clients().find("shop").orElseThrow(),
                        code,
                        Optional.empty(),
                        Optional.of(VERIFIER));
        return world.signer.read(
                ((RedeemCode.Outcome.Granted) outcome).tokens().issued().accessToken());
    }

    private Response back(Response response) {
        return get(location(response).getRawQuery());
    }

    private static void isError(Response response, String error) {
        assertThat(query(response)).containsEntry("error", List.of(error));
        assertThat(query(response)).doesNotContainKey("code");
    }

    @Test
    void asksWhoeverSignedInByThePasswordForAllTheyHave() {
        signIn();
        var phone = enrolled();
        world.clock.advance(Duration.ofMinutes(5));

        assertThat(get(wanting("2")).status()).isEqualTo(200);
        var page = (ConfirmPage) shown.getLast();
        assertThat(page.username()).isEqualTo(ada);
        assertThat(page.clientName()).isEqualTo("shop");
        confirm();
        var back = back(answer(phone));

        assertThat(query(back)).containsKey("code");
        var told = told(back);
        assertThat(told.amr()).containsExactly("pwd", "otp", "mfa");
        assertThat(told.authTime()).contains(world.clock.instant());
    }

    @Test
    void asksForNothingMoreOfWhoeverSignedInByTwo() {
        Enrolled phone = enrolled();
        signInByTwo(phone);

        assertThat(query(get(wanting("2")))).containsKey("code");
    }

    /// It never asks twice for the same, or app and pages would send the user to and fro.
    @Test
    void tellsTheClientOfAUserWithoutASecondFactor() {
        signIn();
        get(wanting("2"));

        isError(back(confirm()), "unmet_authentication_requirements");

        get(wanting("2"));
        assertThat(shown.getLast()).as("another request").isInstanceOf(ConfirmPage.class);
    }

    @Test
    void tellsItAfterTheFirstSignInToo() {
        get(wanting("2"));
        var form = new HashMap<>(((Page.SignIn) shown.getLast()).hidden());
        form.putAll(Map.of("username", ada, "password", World.PASSWORD.text()));

        isError(back(post("/login/page", form)), "unmet_authentication_requirements");
    }

    @Test
    void asksNobodyWhereItMayNot() {
        signIn();
        enrolled();
        var request = wanting("2");
        request.put("prompt", "none");

        isError(get(request), "login_required");
    }

    @Test
    void isNoMoreThanAWishWhereLessWillDo() {
        signIn();

        assertThat(query(get(wanting("2 1")))).containsKey("code");
        assertThat(query(get(wanting("1")))).containsKey("code");
    }

    @ParameterizedTest
    @ValueSource(strings = {"urn:mace:incommon:iap:silver", "0", "phr", "2\u0000", "2,1", "' or 1=1", "<script>", "  "})
    void ignoresWhatItDoesNotKnow(String acr) {
        signIn();

        assertThat(query(get(wanting(acr)))).containsKey("code");
    }

    @Test
    void refusesWhatIsTooLongOrThereTwice() {
        signIn();

        isError(get(wanting("2 ".repeat(5_000))), "invalid_request");
        isError(get(text(wanting("2")) + "&acr_values=1"), "invalid_request");
    }

    /// Whoever claims to have been asked gains nothing by it.
    @Test
    void isNotMetByAnAddressThatSaysSo() {
        signIn();
        enrolled();

        isError(get(text(wanting("2")) + "&ostiary_asked=yes"), "unmet_authentication_requirements");
    }

    /// A session that the factor was added to in the meantime has not proven it.
    @Test
    void isNotMetByAFactorThatIsOnlyThere() {
        signIn();
        var scan = scanning();
        confirm(scan, codeOf(scan));

        get(wanting("2"));

        assertThat(shown.getLast()).isInstanceOf(ConfirmPage.class);
    }

    @Test
    void takesMaxAgeAlongAndTellsTheTruth() {
        signIn();
        world.clock.advance(Duration.ofMinutes(5));
        var request = request("shop");
        request.put("max_age", "60");

        get(request);
        var form = new HashMap<>(((Page.SignIn) shown.getLast()).hidden());
        form.putAll(Map.of("username", ada, "password", World.PASSWORD.text()));
        var back = back(post("/login/page", form));

        assertThat(told(back).authTime()).contains(world.clock.instant());
    }
}
