package ostiary.functions.fault;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import ostiary.adapters.fault.StandInAws;
import ostiary.blueprint.DiscoveryApi;
import ostiary.blueprint.ServiceFunction;
import ostiary.core.UnavailableException;

/// Somebody with an account, who signed up while all was well and asks on whatever happens.
final class Guest {
    private static final Pattern CODE = Pattern.compile("[0-9]{4}-[0-9]{4}");
    private static final int MOST_TRIES = 30;
    private static final String PASSWORD = "tangerine walrus 42 sunrise";

    private final String email = address();
    private final AtomicReference<String> refreshToken = new AtomicReference<>("");
    private final String accessToken;

    /// One who has. On a busy machine that may take some tries: a request has a deadline of its own.
    ///
    /// @throws AssertionError if not all is well
    static Guest withAccount() {
        for (int tries = 1; ; tries++) {
            try {
                return new Guest();
            } catch (UnavailableException busy) {
                if (tries == MOST_TRIES) {
                    throw new AssertionError(busy);
                }
            }
        }
    }

    private Guest() {
        var aws = StandInAws.ONLY;
        var signUp = new OneFunction(ServiceFunction.SIGNUP, aws.addresses());
        expect(202, signUp.call("POST /signup", "", signUpBody(email)));
        expect(
                204,
                signUp.call("POST /signup/confirm", "", "{\"email\":\"%s\",\"code\":\"%s\"}".formatted(email, code())));
        var login = new OneFunction(ServiceFunction.LOGIN, aws.addresses());
        var tokens = login.call("POST /login", "", loginBody());
        expect(200, tokens);
        refreshToken.set(OneFunction.body(tokens).path("refresh_token").asText());
        this.accessToken = OneFunction.body(tokens).path("access_token").asText();
    }

    /// Asks what `function` is there for.
    JsonNode ask(OneFunction environment, ServiceFunction function) {
        return switch (function) {
            case SIGNUP -> environment.call("POST /signup", "", signUpBody(address()));
            case LOGIN -> environment.call("POST /login", "", loginBody());
            case REFRESH -> refresh(environment);
            case SESSIONS -> environment.call("GET /sessions", accessToken, "");
            case ACCOUNT -> environment.call("GET /me", accessToken, "");
            case DISCOVERY -> environment.call("GET " + DiscoveryApi.JWKS.path(), "", "");
            default -> throw new IllegalArgumentException(function.id());
        };
    }

    /// Somebody else, who comes from the pool and has not been here.
    JsonNode firstLogin(OneFunction environment) {
        return environment.call(
                "POST /login", "", "{\"username\":\"pool-%s\",\"password\":\"%s\"}".formatted(address(), PASSWORD));
    }

    /// With the newest token that came back: after a failure the same as before.
    private JsonNode refresh(OneFunction environment) {
        var answer = environment.call("POST /refresh", "", "{\"refresh_token\":\"" + refreshToken.get() + "\"}");
        if (answer.path("statusCode").asInt() == 200) {
            refreshToken.set(OneFunction.body(answer).path("refresh_token").asText());
        }
        return answer;
    }

    /// Nobody's so far, and no code is in it.
    private static String address() {
        return "guest" + UUID.randomUUID().toString().replace("-", "") + "@example.com";
    }

    private String code() {
        var mail = StandInAws.ONLY.mails().stream()
                .filter(sent -> sent.to().contains(email))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no mail to " + email));
        var code = CODE.matcher(mail.text());
        if (!code.find()) {
            throw new AssertionError("no code in " + mail);
        }
        return code.group();
    }

    private String loginBody() {
        return "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(email, PASSWORD);
    }

    private static String signUpBody(String address) {
        return "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(address, PASSWORD);
    }

    private static void expect(int status, JsonNode answer) {
        int got = answer.path("statusCode").asInt();
        if (got == 503) {
            throw new UnavailableException(answer.toString(), null);
        }
        if (got != status) {
            throw new AssertionError("expected " + status + ", got " + answer);
        }
    }
}
