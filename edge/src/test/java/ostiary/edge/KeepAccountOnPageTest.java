package ostiary.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ostiary.blueprint.PagesApi;
import ostiary.core.deletion.KeepOffers;
import ostiary.core.login.LogIn;
import ostiary.core.testing.DeletionUseCases;
import ostiary.core.testing.World;
import ostiary.core.token.IssuedTokens;
import ostiary.edge.page.FailureKind;
import ostiary.edge.page.Page;
import ostiary.edge.page.Trouble;

/// A user whose account will be deleted comes to sign in.
class KeepAccountOnPageTest extends PagesSetup {
    private static final Map<String, String> REQUEST = request("shop");

    @BeforeEach
    void adaWantsTheAccountToBeDeleted() {
        var outcome = world.logIn().logIn(ada, World.PASSWORD, world.clients.byDefault(), World.LAPTOP);
        IssuedTokens tokens = ((LogIn.Outcome.LoggedIn) outcome).tokens();
        world.deletion.request().request(world.deletion.principal(tokens, "pwd"));
        world.clock.advance(Duration.ofSeconds(2));
    }

    private Page.KeepAccount offered() {
        signIn(REQUEST, World.PASSWORD.text());
        return (Page.KeepAccount) shown.getLast();
    }

    private Response keep(Page.KeepAccount page) {
        return post(PagesApi.KEEP_ACCOUNT.path(), new TreeMap<>(page.hidden()));
    }

    @Test
    void isToldWhenAndSignedInToNothing() {
        var page = offered();

        assertThat(page.deletesAt()).isAfter(world.clock.instant().plus(DeletionUseCases.GRACE.minusDays(1)));
        assertThat(page.action()).isEqualTo(PagesApi.KEEP_ACCOUNT.path());
        assertThat(cookies).doesNotContainKeys(PagesApi.SESSION_COOKIE);
        get(REQUEST);
        assertThat(shown.getLast()).isInstanceOf(Page.SignIn.class);
    }

    @Test
    void keepsTheAccountByTheButtonAndSignsInAnew() {
        var response = keep(offered());

        assertThat(response.status()).isEqualTo(200);
        var kept = (Page.AccountKept) shown.getLast();
        assertThat(kept.signIn()).startsWith(PagesApi.AUTHORIZE.path() + "?").contains("client_id=shop");
        assertThat(cookies).doesNotContainKeys(PagesApi.SESSION_COOKIE);
        world.clock.advance(Duration.ofSeconds(2));
        assertThat(signIn(REQUEST, World.PASSWORD.text()).status()).isEqualTo(303);
        assertThat(cookies).containsKey(PagesApi.SESSION_COOKIE);
    }

    /// Another site can send a form, but not the cookie of this one.
    @Test
    void keepsNothingByAFormOfAnotherBrowser() {
        var page = offered();
        cookies.clear();

        keep(page);

        assertThat(shown.getLast()).isInstanceOf(Page.Failure.class);
        assertThat(((Page.Failure) shown.getLast()).kind()).isEqualTo(FailureKind.MISSING_COOKIE);
        assertThat(offered()).isNotNull();
    }

    @Test
    void beginsAnewWhereThePageWasOpenForLong() {
        var page = offered();
        world.clock.advance(KeepOffers.LIFETIME);

        keep(page);

        assertThat(((Page.SignIn) shown.getLast()).trouble()).contains(new Trouble.Expired());
    }

    /// Nothing tells that the account will be deleted.
    @Test
    void aWrongPasswordIsAnsweredAsEver() {
        var status = signIn(REQUEST, "wrong horse battery staple").status();
        var page = (Page.SignIn) shown.getLast();

        assertThat(status).isEqualTo(200);
        assertThat(page.trouble()).contains(new Trouble.WrongCredentials());
    }

    @Test
    void nobodyIsOfferedAnythingOnceItIsDeleted() {
        var page = offered();
        world.clock.advance(DeletionUseCases.GRACE);

        signIn(REQUEST, World.PASSWORD.text());

        assertThat(((Page.SignIn) shown.getLast()).trouble()).contains(new Trouble.WrongCredentials());
        keep(page);
        assertThat(((Page.SignIn) shown.getLast()).trouble()).contains(new Trouble.Expired());
    }
}
