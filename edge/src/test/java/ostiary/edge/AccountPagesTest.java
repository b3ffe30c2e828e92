package ostiary.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.blueprint.AccountPagesApi;
import ostiary.blueprint.PagesApi;
import ostiary.blueprint.Route;
import ostiary.core.oauth.ReadUserInfo;
import ostiary.core.oauth.RedeemCode;
import ostiary.core.session.ListSessions.Listed;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.World;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.UserId;
import ostiary.edge.page.AccountPage;
import ostiary.edge.page.FailureKind;
import ostiary.edge.page.Page;

/// The pages of a user's own account, used as people do and as attackers would.
class AccountPagesTest extends PagesSetup {
    static final List<Route> PAGES =
            List.of(AccountPagesApi.APPS, AccountPagesApi.SESSIONS, AccountPagesApi.PASSWORD, AccountPagesApi.FACTORS);

    private final UserId adasId = id(ada);

    private UserId id(String address) {
        return world.stores
                .users()
                .findCredential(EmailAddress.parse(address).orElseThrow())
                .orElseThrow()
                .userId();
    }

    private Response open(Route route, String query) {
        return send("GET", route.path(), query, "", "");
    }

    private <T extends AccountPage> T page(Class<T> kind) {
        return kind.cast(((Page.Account) shown.getLast()).page());
    }

    private void signIn() {
        signIn(ada);
    }

    private void signIn(String address) {
        open(AccountPagesApi.APPS, "");
        var form = new TreeMap<>(((Page.SignIn) shown.getLast()).hidden());
        form.putAll(Map.of("username", address, "password", World.PASSWORD.text()));
        post(PagesApi.SIGN_IN.path(), form);
    }

    /// Lets a client in and gets it its tokens.
    private String letIn(String client) {
        get(request(client));
        if (shown.getLast() instanceof Page.Consent consent) {
            var form = new TreeMap<>(consent.hidden());
            form.put("decision", "allow");
            return redeem(client, query(post(consent.action(), form)));
        }
        return redeem(client, query(get(request(client))));
    }

    private String redeem(String client, Map<String, List<String>> answer) {
        var outcome = world.oauth
                .redeemCode()
                .redeem(
                        world.stores.clients().find(client).orElseThrow(),
                        answer.getOrDefault("code", List.of("")).getFirst(),
                        Optional.empty(),
                        Optional.of(VERIFIER));
        return ((RedeemCode.Outcome.Granted) outcome).tokens().issued().accessToken();
    }

    private boolean isLive(String token) {
        return world.oauth.readUserInfo().read(token) instanceof ReadUserInfo.Outcome.Known;
    }

    private Map<String, String> disconnecting(String client) {
        open(AccountPagesApi.APPS, "app=" + client);
        var page = page(AccountPage.Disconnect.class);
        var form = new HashMap<>(page.hidden());
        form.put("app", page.id());
        return form;
    }

    private Map<String, String> ending(String name, String value) {
        open(AccountPagesApi.SESSIONS, "");
        var form = new HashMap<>(page(AccountPage.Sessions.class).hidden());
        form.put(name, value);
        return form;
    }

    private List<String> sessions() {
        return world.listSessions().list(adasId).stream()
                .map(Listed::snapshot)
                .map(found -> found.session().id().toString())
                .toList();
    }

    private void leadsBack(Response response, Route route) {
        assertThat(response.status()).isEqualTo(303);
        assertThat(location(response).toString()).isEqualTo(route.path());
    }

    @ParameterizedTest
    @FieldSource("PAGES")
    void askToSignInFirstAndLeadBack(Route route) {
        assertThat(open(route, "").status()).isEqualTo(200);
        var signIn = (Page.SignIn) shown.getLast();
        assertThat(signIn.clientName()).isEmpty();
        var form = new TreeMap<>(signIn.hidden());
        form.putAll(Map.of("username", ada, "password", "another"));
        assertThat(post(PagesApi.SIGN_IN.path(), form).status()).isEqualTo(200);
        form.put("password", World.PASSWORD.text());

        leadsBack(post(PagesApi.SIGN_IN.path(), form), route);
        open(route, "");
        assertThat(shown.getLast()).isInstanceOf(Page.Account.class);
    }

    /// The purpose of a sign-in is carried by the form, so anybody can make it up.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "client_id=ostiary-pages",
                "client_id=ostiary-pages&page=",
                "client_id=ostiary-pages&page=//evil.example",
                "client_id=ostiary-pages&page=APPS",
                "client_id=ostiary-pages&page=apps&page=apps",
                "client_id=ostiary-pages&client_id=ostiary-pages&page=apps",
                "page=apps"
            })
    void aSignInLeadsNowhereElse(String request) {
        open(AccountPagesApi.APPS, "");
        var form = new TreeMap<>(((Page.SignIn) shown.getLast()).hidden());
        form.putAll(Map.of("username", ada, "password", World.PASSWORD.text(), "request", request));

        assertThat(post(PagesApi.SIGN_IN.path(), form).headers()).doesNotContainKey("location");
        assertThat(shown.getLast()).isInstanceOf(Page.Failure.class);
    }

    @Test
    void areNoClient() {
        signIn();
        var request = request("ostiary-pages");
        request.put("page", "apps");

        get(request);
        assertThat(((Page.Failure) shown.getLast()).kind()).isEqualTo(FailureKind.UNKNOWN_CLIENT);
        get(request("stranger"));
        var form = new TreeMap<>(((Page.Consent) shown.getLast()).hidden());
        form.putAll(Map.of("decision", "allow", "request", "client_id=ostiary-pages&page=apps"));
        post(PagesApi.CONSENT.path(), form);
        assertThat(((Page.Failure) shown.getLast()).kind()).isEqualTo(FailureKind.UNKNOWN_CLIENT);
    }

    @Test
    void showTheAppsThatWereLetIn() {
        signIn();
        letIn("shop");
        letIn("stranger");

        open(AccountPagesApi.APPS, "");

        assertThat(page(AccountPage.Apps.class).apps()).singleElement().satisfies(app -> {
            assertThat(app.name()).isEqualTo("stranger");
            assertThat(app.scopes()).containsExactly("openid");
            assertThat(app.since()).isEqualTo(world.clock.instant());
            assertThat(app.disconnect()).isEqualTo("/account/apps?app=stranger");
        });
    }

    @Test
    void disconnectAnAppAtOnceAndNoOther() {
        signIn();
        var shop = letIn("shop");
        var stranger = letIn("stranger");
        var form = disconnecting("stranger");
        assertThat(isLive(stranger)).as("a page only asks").isTrue();

        leadsBack(post(AccountPagesApi.DISCONNECT_APP.path(), form), AccountPagesApi.APPS);

        assertThat(isLive(stranger)).isFalse();
        assertThat(isLive(shop)).isTrue();
        open(AccountPagesApi.APPS, "");
        assertThat(page(AccountPage.Apps.class).apps()).isEmpty();
        get(request("stranger"));
        assertThat(shown.getLast()).isInstanceOf(Page.Consent.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop", "app", "nobody", "stranger ", "STRANGER", "", "x\u0000"})
    void disconnectNothingThatWasNotLetIn(String id) {
        signIn();
        var shop = letIn("shop");
        var stranger = letIn("stranger");
        var form = disconnecting("stranger");
        form.put("app", id);

        leadsBack(post(AccountPagesApi.DISCONNECT_APP.path(), form), AccountPagesApi.APPS);

        assertThat(List.of(shop, stranger)).allMatch(this::isLive);
        open(AccountPagesApi.APPS, "app=" + id);
        assertThat(page(AccountPage.Apps.class).apps()).hasSize(1);
    }

    /// In somebody else's browser, by somebody else's form, and after somebody else has signed in.
    @Test
    void takeNoFormOfAnotherBrowserOrAnotherUser() {
        signIn();
        var stranger = letIn("stranger");
        var apps = disconnecting("stranger");
        var everywhere = ending("everywhere", "yes");
        var own = Map.copyOf(cookies);

        cookies.remove(PagesApi.FORM_COOKIE);
        for (var post : Map.of(AccountPagesApi.DISCONNECT_APP, apps, AccountPagesApi.END_SESSIONS, everywhere)
                .entrySet()) {
            assertThat(post(post.getKey().path(), post.getValue()).status()).isEqualTo(400);
            assertThat(((Page.Failure) shown.getLast()).kind()).isEqualTo(FailureKind.MISSING_COOKIE);
        }
        cookies.putAll(own);
        cookies.remove(PagesApi.SESSION_COOKIE);
        var eve = world.account(Fresh.email()).email().value();
        signIn(eve);
        letIn("stranger");
        var before = world.listSessions().list(id(eve));
        post(AccountPagesApi.DISCONNECT_APP.path(), apps);
        post(AccountPagesApi.END_SESSIONS.path(), everywhere);

        assertThat(world.listSessions().list(id(eve))).isEqualTo(before);
        assertThat(isLive(stranger)).isTrue();
    }

    @Test
    void changeNothingByAGet() {
        signIn();
        var stranger = letIn("stranger");

        for (var query : List.of(
                "app=stranger", "everywhere=yes", "session=" + sessions().getFirst(), "from=-1")) {
            PAGES.forEach(page -> open(page, query));
        }

        assertThat(isLive(stranger)).isTrue();
        assertThat(sessions()).hasSize(2);
    }

    @Test
    void showWhereTheUserIsSignedIn() {
        signIn();
        letIn("stranger");

        open(AccountPagesApi.SESSIONS, "");

        assertThat(page(AccountPage.Sessions.class).sessions())
                .extracting(AccountPage.SignedIn::client, AccountPage.SignedIn::isHere)
                .containsExactlyInAnyOrder(tuple(Optional.of("stranger"), false), tuple(Optional.empty(), true));
    }

    @Test
    void signOutOneSession() {
        signIn();
        var stranger = letIn("stranger");
        open(AccountPagesApi.SESSIONS, "");
        var other = page(AccountPage.Sessions.class).sessions().stream()
                .filter(session -> !session.isHere())
                .findAny()
                .orElseThrow();

        leadsBack(post(AccountPagesApi.END_SESSIONS.path(), ending("session", other.id())), AccountPagesApi.SESSIONS);

        assertThat(isLive(stranger)).isFalse();
        assertThat(sessions()).hasSize(1);
    }

    @Test
    void signOutNobodyElse() {
        signIn();
        var shop = letIn("shop");
        var adas = sessions();
        cookies.clear();
        var eve = world.account(Fresh.email()).email().value();
        signIn(eve);

        for (var id : adas) {
            leadsBack(post(AccountPagesApi.END_SESSIONS.path(), ending("session", id)), AccountPagesApi.SESSIONS);
        }
        for (var id : Set.of("1-1-1-1-1", "x", " ")) {
            leadsBack(post(AccountPagesApi.END_SESSIONS.path(), ending("session", id)), AccountPagesApi.SESSIONS);
        }

        assertThat(sessions()).isEqualTo(adas);
        assertThat(isLive(shop)).isTrue();
    }

    @Test
    void signOutEverywhere() {
        signIn();
        var shop = letIn("shop");
        open(AccountPagesApi.SESSIONS, "everywhere=1");
        var form = new HashMap<>(page(AccountPage.SignOutEverywhere.class).hidden());
        form.put("everywhere", "yes");
        world.clock.advance(Duration.ofSeconds(1));

        leadsBack(post(AccountPagesApi.END_SESSIONS.path(), form), AccountPagesApi.SESSIONS);

        assertThat(isLive(shop)).isFalse();
        open(AccountPagesApi.SESSIONS, "");
        assertThat(shown.getLast()).isInstanceOf(Page.SignIn.class);
    }

    @Test
    void areClosedToWhomAnOperatorHasShutOutAndToWhoeverHasSignedOut() {
        signIn();
        letIn("stranger");
        var apps = disconnecting("stranger");
        world.administerUsers().disable(adasId);

        leadsBack(post(AccountPagesApi.DISCONNECT_APP.path(), apps), AccountPagesApi.APPS);
        assertThat(world.oauth.listApps().list(adasId)).hasSize(1);
        PAGES.forEach(page -> {
            open(page, "");
            assertThat(shown.getLast()).isInstanceOf(Page.SignIn.class);
        });
        cookies.put(PagesApi.SESSION_COOKIE, "ort_x");
        open(AccountPagesApi.APPS, "");
        assertThat(shown.getLast()).isInstanceOf(Page.SignIn.class);
    }

    @Test
    void showLongListsInParts() {
        signIn();
        for (int i = 0; i < 21; i++) {
            register("app-" + i, false, "https://app.example/cb");
            letIn("app-" + i);
        }

        open(AccountPagesApi.APPS, "");
        var first = page(AccountPage.Apps.class);
        assertThat(first.apps()).hasSize(20);
        assertThat(first.more()).contains("/account/apps?from=20");
        open(AccountPagesApi.APPS, "from=20");
        assertThat(page(AccountPage.Apps.class).apps()).hasSize(1);
        assertThat(page(AccountPage.Apps.class).more()).isEmpty();
        for (var odd : List.of("from=21", "from=-1", "from=999999999999", "from=x", "from=1&from=2")) {
            open(AccountPagesApi.APPS, odd);
            assertThat(page(AccountPage.Apps.class)).isEqualTo(first);
        }
    }
}
