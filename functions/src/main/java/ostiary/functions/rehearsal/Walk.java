package ostiary.functions.rehearsal;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import ostiary.adapters.telemetry.FaultLog;
import ostiary.blueprint.AccountApi;
import ostiary.blueprint.AdminApi;
import ostiary.blueprint.DiscoveryApi;
import ostiary.blueprint.LoginApi;
import ostiary.blueprint.OAuthApi;
import ostiary.blueprint.RecoveryApi;
import ostiary.blueprint.Route;
import ostiary.blueprint.SessionApi;
import ostiary.blueprint.SignUpApi;
import ostiary.core.password.Password;

/// One synthetic user's walk through the service, up to the first failure.
final class Walk {
    private final SyntheticUser user;
    private final String password;
    private final SyntheticMailbox mailbox;
    private final SyntheticClients clients;
    private final FrontDoor door;
    private final Lease lease;
    private String accessToken = "";
    private String refreshToken = "";
    private String clientSecret = "";
    private String clientToken = "";

    Walk(
            SyntheticUser user,
            String password,
            SyntheticMailbox mailbox,
            SyntheticClients clients,
            FrontDoor door,
            Lease lease) {
        this.user = user;
        this.password = password;
        this.mailbox = mailbox;
        this.clients = clients;
        this.door = door;
        this.lease = lease;
    }

    Verdict walk() {
        for (var step : Step.values()) {
            var wrong = taken(step);
            if (wrong.isPresent()) {
                return new Verdict.Failed(step.id(), wrong.get());
            }
        }
        return new Verdict.Passed();
    }

    /// Takes a step and returns its failure, if any. A version that can't be invoked has failed, too.
    private Optional<String> taken(Step step) {
        try {
            lease.renew();
            return take(step);
        } catch (RuntimeException broken) {
            FaultLog.record(broken);
            return Optional.of(broken.getClass().getSimpleName());
        }
    }

    private Optional<String> take(Step step) {
        return switch (step) {
            case SIGN_UP -> expect(202, post(SignUpApi.SIGN_UP, Map.of("email", address(), "password", password)));
            case CONFIRM -> expect(204, post(SignUpApi.CONFIRM_SIGN_UP, Map.of("email", address(), "code", code())));
            case LOG_IN -> expectTokens(post(LoginApi.LOG_IN, Map.of("username", address(), "password", password)));
            case AUTHORIZE, AUTHORIZE_AGAIN -> authorize();
            case READ_PROFILE -> expectProfile(get(AccountApi.ME));
            case REFRESH -> expectTokens(post(SessionApi.REFRESH, Map.of("refresh_token", refreshToken)));
            case LIST_SESSIONS -> expect(200, get(AccountApi.LIST_SESSIONS));
            case GET_CLIENT_TOKEN -> getClientToken();
            case SIGN_IN_ON_A_PAGE -> expect(303, door.ask(PageCall.signIn(user, password)));
            case INTROSPECT -> expectActive(true);
            case REVOKE -> expect(200, post(OAuthApi.REVOKE, ofClient(Map.of("token", clientToken))));
            case FIND_TOKEN_OVER -> expectActive(false);
            case READ_KEYS -> expect(200, get(DiscoveryApi.JWKS));
            case MISTYPE_PASSWORD -> mistypePassword();
            case ASK_AS_NO_OPERATOR ->
                expect(403, door.ask(new Call(user, AdminApi.FIND, Map.of("email", address()), accessToken)));
            case LOG_OUT -> expect(204, post(SessionApi.LOG_OUT, Map.of("refresh_token", refreshToken)));
            case FIND_SESSION_OVER -> expectRevoked(post(SessionApi.REFRESH, Map.of("refresh_token", refreshToken)));
        };
    }

    /// Where another one is to be set: that would send a mail, and end the session of the page.
    private Optional<String> mistypePassword() {
        var body = Map.of("current_password", "not " + password, "new_password", password + password);
        var answer = door.ask(new Call(user, RecoveryApi.CHANGE, body, accessToken));
        var seen = answer.text("code");
        return expect(400, answer).or(() -> unless(seen.equals("wrong_password"), "code: " + seen));
    }

    private Optional<String> getClientToken() {
        clientSecret = clients.register(user);
        var answer = post(OAuthApi.TOKEN, ofClient(Map.of("grant_type", "client_credentials")));
        clientToken = answer.text("access_token");
        return expect(200, answer).or(() -> unless(!clientToken.isEmpty(), "no token"));
    }

    private Optional<String> expectActive(boolean active) {
        var answer = post(OAuthApi.INTROSPECT, ofClient(Map.of("token", clientToken)));
        var seen = answer.text("active");
        return expect(200, answer).or(() -> unless(seen.equals(Boolean.toString(active)), "active: " + seen));
    }

    private Map<String, String> ofClient(Map<String, String> form) {
        var all = new HashMap<>(form);
        all.put("client_id", user.clientId());
        all.put("client_secret", clientSecret);
        return all;
    }

    private Optional<String> authorize() {
        var subject = door.authorize(user, accessToken).get("sub");
        return unless(user.id().toString().equals(subject), "somebody else, or nobody");
    }

    private Optional<String> expectTokens(Answer answer) {
        var access = answer.text("access_token");
        var refresh = answer.text("refresh_token");
        boolean both = !access.isEmpty() && !refresh.isEmpty();
        boolean others = !access.equals(accessToken) && !refresh.equals(refreshToken);
        accessToken = access;
        refreshToken = refresh;
        return expect(200, answer).or(() -> unless(both, "no tokens")).or(() -> unless(others, "the same tokens"));
    }

    private Optional<String> expectProfile(Answer answer) {
        return expect(200, answer)
                .or(() -> unless(answer.text("sub").equals(user.id().toString()), "another user"))
                .or(() -> unless(answer.text("email").equals(address()), "another address"));
    }

    private Optional<String> expectRevoked(Answer answer) {
        return expect(401, answer).or(() -> unless(answer.text("reason").equals("revoked"), "another reason"));
    }

    private static Optional<String> expect(int status, Answer answer) {
        return unless(answer.status() == status, answer.toString());
    }

    private static Optional<String> unless(boolean right, String seen) {
        return right ? Optional.empty() : Optional.of(seen);
    }

    private Answer post(Route route, Map<String, String> body) {
        return door.ask(new Call(user, route, body, ""));
    }

    private Answer get(Route route) {
        return door.ask(new Call(user, route, Map.of(), accessToken));
    }

    private String code() {
        return mailbox.code(user, Password.of(password));
    }

    private String address() {
        return user.email().value();
    }
}
