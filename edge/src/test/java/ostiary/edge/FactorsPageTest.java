package ostiary.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.blueprint.AccountPagesApi;
import ostiary.blueprint.PagesApi;
import ostiary.core.audit.AuditEvent;
import ostiary.core.factor.Factors;
import ostiary.core.testing.FactorUseCases.Enrolled;
import ostiary.core.testing.Fresh;
import ostiary.core.throttle.Limits;
import ostiary.core.user.UserId;
import ostiary.edge.page.AccountPage;
import ostiary.edge.page.FactorPage;
import ostiary.edge.page.FailureKind;
import ostiary.edge.page.Page;
import ostiary.edge.page.Trouble;

/// The pages of second factors, used as people do and as attackers would.
class FactorsPageTest extends FactorsPageSetup {
    @Test
    void addAnAppByItsFirstCodeAndShowTheRecoveryCodesOnce() {
        signIn();
        open("");
        assertThat(page(FactorPage.Overview.class).add()).contains("/account/factors?at=add");

        assertThat(location(begin()).toString()).isEqualTo("/account/factors?at=scan");
        open("at=scan");
        var scan = page(FactorPage.Scan.class);
        assertThat(scan.qr()).startsWith("<svg");
        assertThat(world.stores.factors().find(adasId).authenticators()).isEmpty();
        var codes = confirm(scan, codeOf(scan));

        assertThat(codes.status()).isEqualTo(200);
        assertThat(page(FactorPage.Codes.class).codes()).hasSize(10);
        open("");
        var overview = page(FactorPage.Overview.class);
        assertThat(overview.codesLeft()).isEqualTo(10);
        assertThat(overview.apps())
                .singleElement()
                .satisfies(app -> assertThat(app.name()).isEqualTo("Phone"));
    }

    @Test
    void areInNobodysFrameAndKeptByNobody() {
        signIn();
        var scan = scanning();

        for (var response : List.of(open(""), open("at=scan"), confirm(scan, codeOf(scan)))) {
            assertThat(response.headers().get("content-security-policy")).contains("frame-ancestors 'none'");
            assertThat(response.headers()).containsEntry("cache-control", "no-store");
        }
        page(FactorPage.Codes.class);
    }

    /// Reload and back show the same picture: what was scanned stays good.
    @Test
    void showTheSameSecretUntilItsFirstCode() {
        signIn();
        var first = scanning();
        open("at=scan");
        assertThat(page(FactorPage.Scan.class).key()).isEqualTo(first.key());

        assertThat(confirm(first, "000000").status()).isEqualTo(200);
        var again = page(FactorPage.Scan.class);
        assertThat(again.key()).isEqualTo(first.key());
        assertThat(again.trouble()).contains(new Trouble.WrongCode());
        world.clock.advance(Duration.ofMinutes(11));
        open("at=scan");

        assertThat(page(FactorPage.Overview.class)).isNotNull();
    }

    @Test
    void answerTheSameFirstCodeTwiceAndTellNoCodesAgain() {
        signIn();
        var scan = scanning();
        var code = codeOf(scan);
        confirm(scan, code);

        assertThat(location(confirm(scan, code)).toString()).isEqualTo("/account/factors");
        assertThat(world.stores.factors().find(adasId).authenticators()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u202Eevil", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"})
    void askForAnotherNameWhereOneCantBeShown(String name) {
        signIn();
        open("at=add");

        send(page(FactorPage.Add.class).hidden(), "name", name);

        assertThat(page(FactorPage.Add.class).isUnnamed()).isTrue();
    }

    @Test
    void removeAnAppAfterAQuestion() {
        var phone = enrolled();
        signInByTwo(phone);
        open("at=" + phone.id());
        var remove = page(FactorPage.Remove.class);
        assertThat(remove.isLast()).isTrue();
        assertThat(apps()).as("a page only asks").isEqualTo(1);

        assertThat(location(send(remove.hidden(), "remove", remove.id())).toString())
                .isEqualTo("/account/factors");
        assertThat(location(send(remove.hidden(), "remove", remove.id())).toString())
                .isEqualTo("/account/factors");

        assertThat(apps()).isZero();
    }

    @Test
    void makeNewRecoveryCodesOnceForEachQuestion() {
        var phone = enrolled();
        signInByTwo(phone);
        open("at=codes");
        var renew = page(FactorPage.Renew.class);

        assertThat(send(renew.hidden(), "renew", renew.present()).status()).isEqualTo(200);
        var codes = page(FactorPage.Codes.class).codes();
        assertThat(codes).hasSize(10).doesNotContainAnyElementsOf(phone.recoveryCodes());
        var kept = world.stores.factors().find(adasId).recoveryState();
        for (var present : List.of(renew.present(), "x", kept.value().toLowerCase(Locale.ROOT))) {
            assertThat(send(renew.hidden(), "renew", present).status())
                    .as("sent once more")
                    .isEqualTo(303);
        }

        assertThat(world.stores.factors().find(adasId).recoveryState()).isEqualTo(kept);
    }

    @Test
    void changeNothingByAGet() {
        var phone = enrolled();
        signInByTwo(phone);

        for (var query : List.of("remove=" + phone.id(), "renew=yes", "name=Phone", "at=scan", "at=codes")) {
            open(query);
        }

        assertThat(apps()).isEqualTo(1);
        assertThat(world.stores.factors().find(adasId).pending()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"at=nothing", "at=1-1-1-1-1", "at=", "at=//evil.example", "at=add&at=add", "at=../apps"})
    void showTheWholePageForNoPartOfIt(String query) {
        signIn();

        var response = open(query);

        if (response.status() == 303) {
            assertThat(location(response).toString()).isEqualTo("/account/factors");
        } else {
            page(FactorPage.Overview.class);
        }
    }

    /// Neither the page nor the form tells whether somebody else has it.
    @Test
    void findNobodyElsesApp() {
        var phone = enrolled();
        var eves = world.factors.enrol(world.account(Fresh.email()).id());
        signInByTwo(phone);
        open("at=" + phone.id());
        var remove = page(FactorPage.Remove.class);

        assertThat(location(open("at=" + eves.id())).toString()).isEqualTo("/account/factors");
        assertThat(location(send(remove.hidden(), "remove", eves.id().toString()))
                        .toString())
                .isEqualTo("/account/factors");
        assertThat(location(send(remove.hidden(), "factor", eves.id().toString()))
                        .toString())
                .isEqualTo("/account/factors");

        assertThat(apps()).isEqualTo(1);
        assertThat(world.stores.factors().find(id(eves)).authenticators()).hasSize(1);
    }

    private UserId id(Enrolled theirs) {
        return world.journal.events().stream()
                .filter(AuditEvent.FactorAdded.class::isInstance)
                .map(event -> ((AuditEvent.FactorAdded) event).userId())
                .filter(user -> world.stores.factors().find(user).have(theirs.id()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void takeNoFormOfAnotherBrowserOrAnotherUser() {
        var phone = enrolled();
        signInByTwo(phone);
        open("at=" + phone.id());
        var form = new HashMap<>(page(FactorPage.Remove.class).hidden());
        var own = Map.copyOf(cookies);

        cookies.remove(PagesApi.FORM_COOKIE);
        assertThat(send(form, "remove", phone.id().toString()).status()).isEqualTo(400);
        assertThat(((Page.Failure) shown.getLast()).kind()).isEqualTo(FailureKind.MISSING_COOKIE);
        cookies.putAll(own);
        form.put("shown", "x");
        assertThat(location(send(form, "remove", phone.id().toString())).toString())
                .isEqualTo("/account/factors");

        assertThat(apps()).isEqualTo(1);
    }

    @Test
    void askWhoeverWasSignedOutMeanwhileToSignIn() {
        var phone = enrolled();
        signInByTwo(phone);
        open("at=" + phone.id());
        var remove = page(FactorPage.Remove.class);
        world.endAllSessions().endAll(adasId);

        send(remove.hidden(), "remove", remove.id());
        open("at=" + phone.id());

        assertThat(apps()).isEqualTo(1);
        assertThat(((Page.SignIn) shown.getLast()).hidden().get("request")).contains("at=" + phone.id());
    }

    @Test
    void sayWhereTheLimitIsReached() {
        signIn();
        for (int i = 0; i < Limits.FACTOR_CHANGE_BY_USER.most(); i++) {
            begin();
        }

        var refusal = begin();

        assertThat(refusal.status()).isEqualTo(429);
        assertThat(((Page.Failure) shown.getLast()).comeBack()).isPresent();
        assertThat(refusal.headers()).containsKey("retry-after");
    }

    @Test
    void sayThatTheAppsAreLocked() {
        var phone = enrolled();
        signInByTwo(phone);
        for (int i = 0; i < Factors.MOST_MISSES; i++) {
            world.stores.factors().miss(adasId);
        }

        open("");

        assertThat(page(FactorPage.Overview.class).isLocked()).isTrue();
    }

    @Test
    void areLinkedFromWhereTheUserIsSignedIn() {
        signIn();
        send("GET", AccountPagesApi.SESSIONS.path(), "", "", "");

        var sessions = (AccountPage.Sessions) ((Page.Account) shown.getLast()).page();
        assertThat(sessions.own().orElseThrow().factors()).isEqualTo("/account/factors");
    }
}
