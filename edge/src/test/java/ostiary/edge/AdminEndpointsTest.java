package ostiary.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.blueprint.Access;
import ostiary.blueprint.Api;
import ostiary.core.access.AdminRole;
import ostiary.core.audit.AuditEvent;
import ostiary.core.search.SearchEntry;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.Stores;
import ostiary.core.testing.World;
import ostiary.core.token.AccessToken;
import ostiary.core.token.SessionId;
import ostiary.core.token.Subject;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.InMemoryUserStore;
import ostiary.core.user.UserId;

/// Operators over HTTP, and who is none.
class AdminEndpointsTest {
    private static final List<String> TWO = List.of("pwd", "otp", "mfa");

    private final InMemoryUserStore users = new InMemoryUserStore();
    private final World world = new World(Stores.inMemory(users));
    private final AdminAnswers answers =
            new AdminAnswers(world.findTarget(), world.showUser(), world.actOnUser(), world.stores.admins(), 2);
    private final Router router = new Router(new AdminEndpoints(
                    answers, new UserSearchAnswers(Optional.of(world.searchUsers())))
            .routes(
                    endpoint -> new Authorized(new Access.Bearer(Api.ADMIN_SCOPE), world.checkAccess(), endpoint),
                    world.admitOperator()));
    private final EmailAddress email = Fresh.email();
    private UserId ada = Fresh.userId();
    private UserId eve = Fresh.userId();
    private SessionId session = Fresh.sessionId();
    private String token = "";

    @BeforeEach
    void eveIsAnOperator() {
        ada = world.account(email).id();
        var claims = world.loggedIn(world.clients.byDefault()).claims();
        eve = claims.subject().user().orElseThrow();
        session = claims.sessionId();
        users.setRoles(eve, Set.of(AdminRole.ROLE));
        token = token(new Subject.OfUser(eve), Set.of("openid", Api.ADMIN_SCOPE), TWO);
    }

    private String token(Subject subject, Set<String> scopes, List<String> amr) {
        var now = world.clock.instant();
        return world.signer.sign(new AccessToken(
                UUID.randomUUID().toString(),
                subject,
                session,
                "console",
                Optional.empty(),
                scopes,
                Set.of(AdminRole.ROLE),
                now,
                now.plus(Duration.ofMinutes(10)),
                subject.user().map(_ -> now),
                amr));
    }

    private Response act(UserId user, String json) {
        var request = Requests.post("/admin/users/" + user + "/actions", "application/json", Body.of(json));
        return router.handle(Requests.with(request, "authorization", "Bearer " + token));
    }

    private Response act(String action) {
        return act(ada, "{\"action\":\"" + action + "\",\"reason\":\"asked by phone\"}");
    }

    private Response get(String path) {
        return router.handle(Requests.with(Requests.get(path), "authorization", "Bearer " + token));
    }

    private Response find(String address) {
        var request =
                Requests.post("/admin/users/find", "application/json", Body.of("{\"email\":\"" + address + "\"}"));
        return router.handle(Requests.with(request, "authorization", "Bearer " + token));
    }

    private Response search(String question) {
        var request = Requests.post("/admin/users/search", "application/json", Body.of(question));
        return router.handle(Requests.with(request, "authorization", "Bearer " + token));
    }

    private static void isRefused(Response response, int status, String code) {
        assertThat(response.status()).isEqualTo(status);
        assertThat(response.body()).contains("\"code\":\"" + code + "\"");
    }

    /// Nothing was asked, shown or done.
    private void nobodyGetsIn(int status, String code) {
        for (var response : List.of(
                act("disable"),
                get("/admin/users/" + ada),
                get("/admin/users/" + ada + "/actions"),
                find(email.value()),
                search("{}"))) {
            isRefused(response, status, code);
        }
        assertThat(users.findStatus(ada).orElseThrow().disabled()).isFalse();
        assertThat(world.stores.admins().list(ada, Optional.empty(), 9).records())
                .isEmpty();
    }

    @Test
    void nobodyGetsInWithoutAToken() {
        var request = Requests.get("/admin/users/" + ada);

        isRefused(router.handle(request), 401, "invalid_token");
    }

    @Test
    void nobodyGetsInWithoutTheScope() {
        token = token(new Subject.OfUser(eve), Set.of("openid", "account"), TWO);

        nobodyGetsIn(403, "insufficient_scope");
    }

    @Test
    void nobodyGetsInWithoutTheRole() {
        users.setRoles(eve, Set.of("admin"));

        nobodyGetsIn(403, "insufficient_scope");
        assertThat(act("disable").headers().get("www-authenticate")).contains("scope=\"ostiary:admin\"");
    }

    @Test
    void nobodyGetsInByAPasswordAlone() {
        token = token(new Subject.OfUser(eve), Set.of(Api.ADMIN_SCOPE), List.of("pwd"));

        nobodyGetsIn(401, "insufficient_user_authentication");
        assertThat(act("disable").headers().get("www-authenticate"))
                .isEqualTo("Bearer error=\"insufficient_user_authentication\", max_age=\"900\", acr_values=\"2\"");
    }

    @Test
    void nobodyGetsInByAnOldLogin() {
        var now = world.clock.instant();
        token = world.signer.sign(new AccessToken(
                "t",
                new Subject.OfUser(eve),
                session,
                "console",
                Optional.empty(),
                Set.of(Api.ADMIN_SCOPE),
                Set.of(),
                now,
                now.plusSeconds(600),
                Optional.of(now.minusSeconds(901)),
                TWO));

        nobodyGetsIn(401, "insufficient_user_authentication");
        assertThat(act("disable").headers().get("www-authenticate"))
                .isEqualTo("Bearer error=\"insufficient_user_authentication\", max_age=\"900\"");
    }

    @Test
    void noClientGetsIn() {
        token = token(new Subject.OfClient("robot"), Set.of(Api.ADMIN_SCOPE), List.of());

        nobodyGetsIn(403, "insufficient_scope");
    }

    @Test
    void nobodyGetsInWhoIsDisabled() {
        users.setDisabled(eve, true);

        nobodyGetsIn(401, "invalid_token");
    }

    @Test
    void aUserIsShownWithoutSecrets() {
        var phone = world.factors.enrol(ada);
        var shown = get("/admin/users/" + ada);

        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.headers()).containsEntry("cache-control", "no-store");
        assertThat(shown.body())
                .contains(
                        "\"id\":\"" + ada + "\"",
                        "\"email\":\"" + email.value() + "\"",
                        "\"status\":\"enabled\"",
                        "\"verified\":true",
                        "\"roles\":[]",
                        "\"reset_required\":false",
                        "\"id\":\"" + phone.id() + "\",\"kind\":\"totp\",\"name\":\"Phone\"",
                        "\"recovery_codes_left\":10")
                .doesNotContain(
                        "sealed",
                        "hash",
                        "secret",
                        phone.secret().base32(),
                        phone.recoveryCodes().getFirst());
        assertThat(find(email.value()).body()).isEqualTo(shown.body());
        assertThat(find(" " + email.value().toUpperCase(Locale.ROOT)).body()).isEqualTo(shown.body());
    }

    @Test
    void whoIsNotThereIsNotFound() {
        isRefused(get("/admin/users/" + Fresh.userId()), 404, "not_found");
        isRefused(get("/admin/users/1-1-1-1-1"), 404, "not_found");
        isRefused(get("/admin/users/" + Fresh.userId() + "/actions"), 404, "not_found");
        isRefused(find("nobody@example.org"), 404, "not_found");
        isRefused(find("no address"), 404, "not_found");
        isRefused(act(Fresh.userId(), "{\"action\":\"disable\",\"reason\":\"x\"}"), 404, "not_found");
        isRefused(
                act(ada, "{\"action\":\"remove_factor\",\"factor\":\"" + UUID.randomUUID() + "\",\"reason\":\"x\"}"),
                404,
                "not_found");
    }

    @Test
    void whatIsDoneIsAnsweredWithItsRecordAndListed() {
        var done = act("disable");

        assertThat(done.status()).isEqualTo(200);
        assertThat(done.body())
                .contains(
                        "\"user_id\":\"" + ada + "\"",
                        "\"action\":\"disable\"",
                        "\"by\":\"user:" + eve + "\"",
                        "\"reason\":\"asked by phone\"",
                        "\"request_id\":\"");
        assertThat(get("/admin/users/" + ada).body()).contains("\"status\":\"disabled\"");
        world.clock.advance(Duration.ofSeconds(1));
        act("enable");
        world.clock.advance(Duration.ofSeconds(1));
        var roles = act(ada, "{\"action\":\"set_roles\",\"roles\":\"staff editors\",\"reason\":\"joined\"}");
        assertThat(roles.body()).contains("\"roles\":\"editors staff\"");

        var page = get("/admin/users/" + ada + "/actions");
        assertThat(page.body())
                .contains("\"set_roles\"", "\"enable\"", "\"next\":\"")
                .doesNotContain("\"disable\"");
        var next = page.body().replaceFirst(".*\"next\":\"([^\"]+)\".*", "$1");
        var request = new Request(
                "GET",
                "/admin/users/" + ada + "/actions",
                Map.of("authorization", "Bearer " + token),
                Map.of("before", List.of(next)),
                Body.EMPTY,
                "192.0.2.1",
                "r");
        assertThat(router.handle(request).body()).contains(done.body()).doesNotContain("\"next\"");
    }

    @Test
    void everyActionIsThere() {
        var phone = world.factors.enrol(ada);

        for (var action : List.of("end_sessions", "unlock", "disable", "enable")) {
            assertThat(act(action).status()).isEqualTo(200);
        }
        var removed = act(ada, "{\"action\":\"remove_factor\",\"factor\":\"" + phone.id() + "\",\"reason\":\"lost\"}");
        assertThat(removed.body()).contains("\"factor\":\"" + phone.id() + "\"");
        assertThat(act("require_reset").status()).isEqualTo(200);
        assertThat(get("/admin/users/" + ada).body()).contains("\"reset_required\":true", "\"factors\":[]");
        assertThat(act(ada, "{\"action\":\"set_roles\",\"roles\":\"\",\"reason\":\"left\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void nothingIsDoneToOneself() {
        for (var action : List.of("disable", "unlock", "end_sessions", "require_reset", "enable")) {
            isRefused(act(eve, "{\"action\":\"" + action + "\",\"reason\":\"me\"}"), 409, "own_account");
        }
        isRefused(
                act(eve, "{\"action\":\"set_roles\",\"roles\":\"ostiary:admin root\",\"reason\":\"me\"}"),
                409,
                "own_account");
        assertThat(users.findStatus(eve).orElseThrow().roles()).contains(Set.of(AdminRole.ROLE));
    }

    @Test
    void theFactorsOfADisabledUserStay() {
        var phone = world.factors.enrol(ada);
        act("disable");

        isRefused(
                act(ada, "{\"action\":\"remove_factor\",\"factor\":\"" + phone.id() + "\",\"reason\":\"x\"}"),
                409,
                "user_disabled");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a\\nb",
                "a\\u0000b",
                "\\u202egnol",
                "\\ud800",
                "x\\u001b[2J",
            })
    void aHostileReasonIsRefused(String reason) {
        isRefused(act(ada, "{\"action\":\"disable\",\"reason\":\"" + reason + "\"}"), 400, "invalid_request");
        assertThat(users.findStatus(ada).orElseThrow().disabled()).isFalse();
    }

    @Test
    void aLongReasonIsRefused() {
        isRefused(
                act(ada, "{\"action\":\"disable\",\"reason\":\"" + "x".repeat(10_240) + "\"}"), 400, "invalid_request");
        isRefused(act(ada, "{\"action\":\"disable\",\"reason\":\"" + "x".repeat(201) + "\"}"), 400, "invalid_request");
        isRefused(act(ada, "{\"action\":\"disable\"}"), 400, "invalid_request");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "action | \"action\":\"DISABLE\"",
                "action | \"action\":\"set_password\"",
                "roles | \"action\":\"disable\",\"roles\":\"ostiary:admin\"",
                "factor | \"action\":\"disable\",\"factor\":\"x\"",
                "roles | \"action\":\"set_roles\"",
                "roles | \"action\":\"set_roles\",\"roles\":\"a\\tb\"",
                "roles | \"action\":\"set_roles\",\"roles\":\"blüm\"",
                "factor | \"action\":\"remove_factor\"",
                "factor | \"action\":\"remove_factor\",\"factor\":\"../1\"",
            })
    void anActionThatIsNoneIsRefused(String field, String members) {
        var refused = act(ada, "{\"reason\":\"x\"," + members + "}");

        isRefused(refused, 400, "invalid_request");
        assertThat(refused.body()).contains("\"field\":\"" + field + "\"");
    }

    private void inTheCopy(String address, String name) {
        world.copy.putIfNewer(
                new SearchEntry(
                        Fresh.userId(),
                        new EmailAddress(address),
                        Optional.of(name),
                        world.clock.instant(),
                        Set.of("staff"),
                        false,
                        Optional.empty()),
                1);
    }

    private static String member(Response page, String name) {
        var begin = page.body().indexOf("\"" + name + "\":\"") + name.length() + 4;
        return page.body().substring(begin, page.body().indexOf('"', begin));
    }

    @Test
    void aSearchGoesThroughItsPages() {
        for (var name : List.of("Ann", "Anna", "Bea")) {
            inTheCopy(name.toLowerCase(Locale.ROOT) + "@example.org", name);
        }

        var first = search("{\"prefix\":\"AN\",\"field\":\"name\",\"limit\":\"1\"}");
        var next = member(first, "next");
        var second = search("{\"prefix\":\"AN\",\"field\":\"name\",\"limit\":\"1\",\"cursor\":\"" + next + "\"}");

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.body()).contains("\"email\":\"ann@example.org\"", "\"state\":\"active\"", "[\"staff\"]");
        assertThat(second.body()).contains("anna@example.org").doesNotContain("bea", "next");
        assertThat(search("{\"role\":\"staff\",\"state\":\"active\"}").body()).contains("bea", "anna");
        assertThat(search("{\"role\":\"staf\"}").body()).isEqualTo("{\"users\":[]}");
        assertThat(world.journal.events()).contains(new AuditEvent.OperatorSearched("user:" + eve, 1));
    }

    /// Text of a request leads to what was asked for, or to a refusal that names the field.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "field|phone",
                "field|EMAIL",
                "role|two roles",
                "role|",
                "role|é",
                "state|gone",
                "state|ACTIVE",
                "limit|0",
                "limit|51",
                "limit|-1",
                "limit|007",
                "limit|1e1",
                "cursor|",
                "cursor|%",
                "cursor|====",
                "cursor|bmFkYQ",
                "cursor|ZQ=",
                "cursor|ZR",
                "cursor|Zf8",
                "prefix|255"
            })
    void aSearchRefusesWhatItDoesNotKnow(String field, @Nullable String text) {
        var value = "255".equals(text) ? "x".repeat(255) : text == null ? "" : text;

        var answer = search("{\"%s\":\"%s\"}".formatted(field, value));

        isRefused(answer, 400, "invalid_request");
        assertThat(answer.body()).contains("\"field\":\"" + field + "\"");
    }

    @Test
    void aSearchRefusesThePageOfAnother() {
        inTheCopy("ann@example.org", "Ann");
        inTheCopy("bob@example.org", "Bob");
        var next = member(search("{\"limit\":\"1\",\"field\":\"email\"}"), "next");

        var newest = member(search("{\"limit\":\"1\"}"), "next");

        isRefused(search("{\"field\":\"name\",\"cursor\":\"" + newest + "\"}"), 400, "invalid_request");
        isRefused(search("{\"field\":\"name\",\"cursor\":\"" + next + "\"}"), 400, "invalid_request");
        assertThat(search("{\"field\":\"email\",\"cursor\":\"" + next + "\"}").status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "*", "😀", "é", "\\u0000", " ", "\\n"})
    void aSearchTakesAnyPrefix(String prefix) {
        inTheCopy("ann@example.org", "Ann");

        for (var field : List.of("email", "name")) {
            assertThat(search("{\"prefix\":\"" + prefix + "\",\"field\":\"" + field + "\"}")
                            .body())
                    .isEqualTo("{\"users\":[]}");
        }
    }

    @Test
    void aSearchIsRefusedWhereThereIsNoCopy() {
        var without = new Router(new AdminEndpoints(answers, new UserSearchAnswers(Optional.empty()))
                .routes(
                        endpoint -> new Authorized(new Access.Bearer(Api.ADMIN_SCOPE), world.checkAccess(), endpoint),
                        world.admitOperator()));
        var request = Requests.post("/admin/users/search", "application/json", Body.of("{}"));

        isRefused(without.handle(Requests.with(request, "authorization", "Bearer " + token)), 409, "search_off");
    }
}
