package consumer;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import ostiary.client.ApiClient;
import ostiary.client.ApiException;
import ostiary.client.api.AccountApi;
import ostiary.client.api.DiscoveryApi;
import ostiary.client.api.LoginApi;
import ostiary.client.api.LogoutApi;
import ostiary.client.api.RefreshApi;
import ostiary.client.api.SessionsApi;
import ostiary.client.api.SignupApi;
import ostiary.client.model.ConfirmSignUpRequest;
import ostiary.client.model.InvalidGrantProblem;
import ostiary.client.model.LogInRequest;
import ostiary.client.model.LogOutRequest;
import ostiary.client.model.Problem;
import ostiary.client.model.RefreshRequest;
import ostiary.client.model.Session;
import ostiary.client.model.SignUpRequest;
import ostiary.client.model.Tokens;

/// A client in the types of the generated library, from sign-up to logout.
public final class Consumer {
    private static final String EMAIL = "grace@example.com";
    private static final String PASSWORD = "tangerine walrus 42 sunrise";

    private Consumer() {}

    /// The facts that it learns of its user.
    public static List<String> walk(String service, Supplier<String> mailedCode) throws Exception {
        var client = client(service);
        new SignupApi(client)
                .signUp(new SignUpRequest().email(EMAIL).password(PASSWORD).name("Grace"));
        new SignupApi(client)
                .confirmSignUp(new ConfirmSignUpRequest().email(EMAIL).code(mailedCode.get()));
        Tokens first = new LoginApi(client)
                .logIn(new LogInRequest()
                        .username(EMAIL)
                        .password(PASSWORD)
                        .clientId(LogInRequest.ClientIdEnum.BROWSER));
        Tokens tokens = new RefreshApi(client).refresh(new RefreshRequest().refreshToken(first.getRefreshToken()));
        Tokens.TokenTypeEnum type = tokens.getTokenType();
        Integer lifetime = tokens.getExpiresIn();

        var user = client(service);
        user.setRequestInterceptor(request -> request.header("Authorization", type + " " + tokens.getAccessToken()));
        var profile = new AccountApi(user).getMe();
        UUID id = profile.getSub();
        OffsetDateTime since = profile.getCreatedAt();
        List<Session> sessions = new SessionsApi(user).listSessions().getSessions();
        Boolean current = sessions.getFirst().getCurrent();
        String key = new DiscoveryApi(client).getJwks().getKeys().getFirst().getKid();
        URI issuer = new DiscoveryApi(client).getOpenidConfiguration().getIssuer();
        new LogoutApi(client).logOut(new LogOutRequest().refreshToken(tokens.getRefreshToken()));

        return List.of(
                id.version() + " " + lifetime + " " + current + " " + (since.getYear() > 2000) + " " + !key.isEmpty(),
                profile.getEmail(),
                profile.getName(),
                issuer.toString(),
                refused(client, tokens));
    }

    private static String refused(ApiClient client, Tokens tokens) throws Exception {
        try {
            new RefreshApi(client).refresh(new RefreshRequest().refreshToken(tokens.getRefreshToken()));
            return "not refused";
        } catch (ApiException refusal) {
            var json = new ObjectMapper();
            Problem problem = json.readValue(refusal.getResponseBody(), Problem.class);
            Problem.CodeEnum code = problem.getCode();
            Integer status = problem.getStatus();
            var exact = json.readValue(refusal.getResponseBody(), InvalidGrantProblem.class);
            InvalidGrantProblem.ReasonEnum reason = exact.getReason();
            return status + " " + code + " " + reason + " "
                    + exact.getRequestId().equals(problem.getRequestId());
        }
    }

    private static ApiClient client(String service) {
        var client = new ApiClient();
        client.updateBaseUri(service);
        return client;
    }
}
