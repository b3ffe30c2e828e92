package ostiary.cli.accept;

import static ostiary.cli.accept.RefutedException.unless;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import ostiary.blueprint.AccountApi;
import ostiary.blueprint.LoginApi;
import ostiary.blueprint.SessionApi;
import ostiary.blueprint.SignUpApi;
import ostiary.cli.aws.UnreadException;

/// The steps of a user, from the outside, and the tokens that the user holds meanwhile.
final class Journey {
    private final Site site;
    private final Guest guest;
    private String accessToken = "";
    private String refreshToken = "";

    Journey(Site site, Guest guest) {
        this.site = site;
        this.guest = guest;
    }

    List<Assertion> inside() {
        return List.of(
                new Assertion(Fact.SIGN_UP_OF_NOBODY, this::signUp),
                new Assertion(Fact.LOGIN, this::logIn),
                new Assertion(Fact.PROFILE, this::readProfile),
                new Assertion(Fact.SESSIONS, this::listSessions),
                new Assertion(Fact.REFRESH, this::refresh));
    }

    Assertion end() {
        return new Assertion(Fact.LOGOUT, this::logOut);
    }

    /// The access token of somebody who is logged in.
    ///
    /// @throws UnreadException if nobody is
    String accessToken() throws UnreadException {
        if (accessToken.isEmpty()) {
            throw UnreadException.because("nobody is logged in");
        }
        return accessToken;
    }

    /// A mail that only the simulator reads must make no account: whoever signs up from a network that is not the
    /// rehearsal's is refused. The mail itself is the rehearsal's, on each release.
    private String signUp() {
        var answer = site.post(SignUpApi.SIGN_UP, Map.of("email", guest.username(), "password", guest.password()))
                .expect(400, "POST /signup");
        return answer.toString();
    }

    /// The user arrives here.
    private String logIn() {
        guest.arrive(Instant.now());
        var answer = site.post(LoginApi.LOG_IN, Map.of("username", guest.username(), "password", guest.password()));
        return take(answer.expect(200, "POST /login"));
    }

    private String readProfile() throws UnreadException {
        var answer = site.call(AccountApi.ME, accessToken()).expect(200, "GET /me");
        unless(answer.text("sub").equals(guest.id()), "GET /me tells of somebody else");
        return "200, of the user who logged in";
    }

    private String listSessions() throws UnreadException {
        var answer = site.call(AccountApi.LIST_SESSIONS, accessToken()).expect(200, "GET /sessions");
        int sessions = answer.body().all("sessions").size();
        unless(sessions == 1, "GET /sessions has " + sessions + " sessions, not 1");
        return "200, one session";
    }

    private String refresh() throws UnreadException {
        var before = accessToken();
        var answer = site.post(SessionApi.REFRESH, Map.of("refresh_token", refreshToken));
        var seen = take(answer.expect(200, "POST /refresh"));
        unless(!accessToken.equals(before), "POST /refresh answers the access token of before");
        return seen;
    }

    private String logOut() throws UnreadException {
        accessToken();
        site.post(SessionApi.LOG_OUT, Map.of("refresh_token", refreshToken)).expect(204, "POST /logout");
        var refused = site.post(SessionApi.REFRESH, Map.of("refresh_token", refreshToken))
                .expect(401, "POST /refresh after a logout");
        unless(refused.text("reason").equals("revoked"), "POST /refresh after a logout is refused for another reason");
        return "204, then 401 revoked";
    }

    private String take(Answer answer) {
        var access = answer.text("access_token");
        var refresh = answer.text("refresh_token");
        unless(!access.isEmpty() && !refresh.isEmpty(), "200 without tokens");
        accessToken = access;
        refreshToken = refresh;
        return "200, two tokens";
    }
}
