package ostiary.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ostiary.blueprint.PagesApi;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.World;
import ostiary.core.throttle.Limits;
import ostiary.edge.page.ConfirmPage;
import ostiary.edge.page.FactorPage;
import ostiary.edge.page.Page;
import ostiary.edge.page.Trouble;

/// The page on which whoever is signed in confirms that it is them, before they change a second factor.
class ConfirmPageTest extends FactorsPageSetup {
    private static final Duration STALE = Duration.ofMinutes(16);

    private ConfirmPage asked(String part) {
        open("at=" + part);
        return (ConfirmPage) shown.getLast();
    }

    private Response confirm(ConfirmPage page, String password) {
        var form = new HashMap<>(page.hidden());
        form.put("password", password);
        return post(page.action(), form);
    }

    @Test
    void leadsBackToThePartThatAskedForIt() {
        signIn();
        world.clock.advance(STALE);
        var page = asked("add");
        assertThat(page.username()).isEqualTo(ada);
        assertThat(page.instead()).isEqualTo("/account/factors");

        assertThat(confirm(page, "another").status()).isEqualTo(200);
        var again = (ConfirmPage) shown.getLast();
        assertThat(again.trouble()).contains(new Trouble.WrongCredentials());
        assertThat(again.username()).isEqualTo(ada);
        var back = confirm(again, World.PASSWORD.text());

        assertThat(location(back).toString()).isEqualTo("/account/factors?at=add");
        open("at=add");
        page(FactorPage.Add.class);
    }

    @Test
    void asksForTheFactorWhereThereIsOne() {
        signIn();
        var phone = enrolled();
        var page = asked(phone.id().toString());

        confirm(page, World.PASSWORD.text());
        var back = answer(phone);

        assertThat(location(back).toString()).isEqualTo("/account/factors?at=" + phone.id());
        open("at=" + phone.id());
        page(FactorPage.Remove.class);
    }

    /// A form that was shown in time and sent too late.
    @Test
    void isWhereAStaleFormLeads() {
        var phone = enrolled();
        signInByTwo(phone);
        open("at=" + phone.id());
        var remove = page(FactorPage.Remove.class);
        world.clock.advance(STALE);

        var response = send(remove.hidden(), "remove", remove.id());

        assertThat(location(response).toString()).isEqualTo("/account/factors?at=" + phone.id());
        assertThat(apps()).isEqualTo(1);
        asked(phone.id().toString());
    }

    /// The password alone, as somebody has it who took the place of the user at an open browser.
    @Test
    void isNotPassedByThePasswordAlone() {
        signIn();
        var phone = enrolled();
        confirm(asked("codes"), World.PASSWORD.text());
        assertThat(shown.getLast()).isInstanceOf(Page.SecondFactor.class);

        open("at=codes");

        assertThat(shown.getLast()).isInstanceOf(ConfirmPage.class);
        assertThat(world.stores.factors().find(adasId).recoveryCodes())
                .isEqualTo(phone.recoveryCodes().size());
    }

    @Test
    void keepsTheBrowserSignedInWhileItIsOpen() {
        signIn();
        world.clock.advance(STALE);
        asked("add");

        open("");

        page(FactorPage.Overview.class);
    }

    @Test
    void endsTheSessionOfBeforeAndIsASignInLikeAnyOther() {
        signIn();
        var before = Map.copyOf(cookies);
        world.clock.advance(STALE);
        confirm(asked("add"), World.PASSWORD.text());
        var after = Map.copyOf(cookies);
        assertThat(after.get(PagesApi.SESSION_COOKIE)).isNotEqualTo(before.get(PagesApi.SESSION_COOKIE));

        cookies.putAll(before);
        open("");

        assertThat(shown.getLast()).isInstanceOf(Page.SignIn.class);
        assertThat(world.listSessions().list(adasId)).hasSize(1);
    }

    @Test
    void isCountedWithTheLogins() {
        signIn();
        world.clock.advance(STALE);
        cookies.remove(PagesApi.SESSION_COOKIE + "x");
        var page = asked("add");
        cookies.keySet().removeIf(name -> name.contains("device"));
        for (int i = 0; i < Limits.LOGIN_BY_NETWORK.most(); i++) {
            confirm(page, "guess " + i);
        }

        assertThat(confirm(page, World.PASSWORD.text()).status()).isEqualTo(429);
        assertThat(((ConfirmPage) shown.getLast()).trouble()).get().isInstanceOf(Trouble.TooManyTries.class);
    }

    /// The name in the form is hidden, and can be any: then it is somebody else's sign-in, and their page.
    @Test
    void givesNobodyTheAccountOfSomebodyElse() {
        var phone = enrolled();
        signInByTwo(phone);
        world.clock.advance(STALE);
        var page = asked(phone.id().toString());
        var eve = world.account(Fresh.email()).email().value();
        var form = new HashMap<>(page.hidden());
        form.putAll(Map.of("username", eve, "password", World.PASSWORD.text()));

        post(page.action(), form);
        open("at=" + phone.id());

        assertThat(page(FactorPage.Overview.class).apps()).isEmpty();
        assertThat(apps()).isEqualTo(1);
    }

    @Test
    void takesNoFormOfAnotherBrowser() {
        signIn();
        world.clock.advance(STALE);
        var page = asked("add");
        cookies.remove(PagesApi.FORM_COOKIE);

        assertThat(confirm(page, World.PASSWORD.text()).status()).isEqualTo(400);
    }
}
