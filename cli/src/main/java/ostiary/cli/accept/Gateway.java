package ostiary.cli.accept;

import static java.nio.charset.StandardCharsets.UTF_8;
import static ostiary.cli.accept.RefutedException.unless;

import java.net.URI;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ostiary.blueprint.AccountApi;
import ostiary.blueprint.DiscoveryApi;
import ostiary.blueprint.LoginApi;
import ostiary.blueprint.OAuthApi;
import ostiary.blueprint.SessionApi;
import ostiary.blueprint.SignUpApi;
import ostiary.cli.aws.UnreadException;

/// API Gateway's treatment of functions' answers, and of functions that have just been restored from their snapshots.
final class Gateway {
    private static final int AT_ONCE = 2;
    private static final int SERVER_ERROR = 500;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final String KEYS_TYPE = "application/jwk-set+json";
    private static final String GARBAGE = "garbage";

    private final Site site;

    Gateway(Site site) {
        this.site = site;
    }

    /// Calls that name nobody, so that they may be made by anybody. Of two at once, one at least meets an environment
    /// that was not there before.
    String firstCalls() {
        var nobody = Map.of("refresh_token", GARBAGE);
        Map<String, Callable<Answer>> calls = new LinkedHashMap<>();
        calls.put("jwks", () -> site.call(DiscoveryApi.JWKS, ""));
        calls.put("me", () -> site.call(AccountApi.ME, GARBAGE));
        calls.put("sessions", () -> site.call(AccountApi.LIST_SESSIONS, GARBAGE));
        calls.put("refresh", () -> site.post(SessionApi.REFRESH, nobody));
        calls.put("logout", () -> site.post(SessionApi.LOG_OUT, nobody));
        calls.put("login", () -> site.post(LoginApi.LOG_IN, Map.of()));
        calls.put("signup", () -> site.post(SignUpApi.SIGN_UP, Map.of()));
        calls.put("token", () -> site.post(OAuthApi.TOKEN, Map.of()));
        calls.put("introspect", () -> site.post(OAuthApi.INTROSPECT, Map.of()));
        var seen = new StringJoiner(", ");
        calls.forEach((name, call) -> seen.add(name + " " + twice(name, call)));
        return seen.toString();
    }

    private static String twice(String name, Callable<Answer> call) {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var statuses = Stream.of(threads.submit(call), threads.submit(call)).toList();
            var seen = new StringJoiner("/");
            for (var status : statuses) {
                var answer = status.get();
                unless(
                        answer.status() < SERVER_ERROR && answer.status() != TOO_MANY_REQUESTS,
                        "a first call of " + name + " gets " + answer);
                seen.add(String.valueOf(answer.status()));
            }
            return seen.toString();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RefutedException refuted
                    ? refuted
                    : new RefutedException(name + ": " + Assertion.kind(failed));
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new RefutedException("interrupted");
        }
    }

    /// The type of RFC 7517 §8.5.2, without a charset that somebody has added on the way.
    String contentTypeOfKeys() {
        var answer = site.call(DiscoveryApi.JWKS, "").expect(200, "the JWKS");
        unless(answer.contentType().equals(KEYS_TYPE), "the JWKS comes as '" + answer.contentType() + "'");
        return KEYS_TYPE;
    }

    /// @param token a valid one, whose time is taken back
    String refusals(String token) {
        var bearers = new LinkedHashMap<String, String>();
        bearers.put("none", "");
        bearers.put(GARBAGE, GARBAGE);
        bearers.put("expired", expired(token));
        return bearers.entrySet().stream()
                .map(bearer -> bearer.getKey() + " "
                        + site.call(AccountApi.ME, bearer.getValue())
                                .expect(401, "GET /me with token: " + bearer.getKey())
                                .status())
                .collect(Collectors.joining(", "));
    }

    /// A token in the form of one that was good until 1970: its claims are changed, so its signature is
    /// another's, and whoever believes the claims finds that it is over.
    private static String expired(String token) {
        var parts = token.split("\\.", -1);
        unless(parts.length == 3, "an access token is no JWT");
        var claims =
                new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8).replaceFirst("\"exp\":\\d+", "\"exp\":1");
        return parts[0] + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(UTF_8)) + "."
                + parts[2];
    }

    /// @param route `METHOD URL` of a route behind the authorizer that wants a scope which no login grants
    String tooLittleScope(Optional<String> route, String token) throws UnreadException {
        var parts = route.orElseThrow(() -> UnreadException.because("no route is named: --forbidden"))
                .split(" ", 2);
        var name = "the forbidden route";
        var address = URI.create(parts[1]);
        site.call(parts[0], address, "", name + " without a token").expect(401, name + " without a token");
        site.call(parts[0], address, token, name).expect(403, name + " with a token");
        return "without a token 401, with one 403";
    }

    List<Assertion> assertions(Journey journey, Optional<String> forbidden) {
        return List.of(
                new Assertion(Fact.JWKS_CONTENT_TYPE, this::contentTypeOfKeys),
                new Assertion(Fact.AUTHORIZER_401, () -> refusals(journey.accessToken())),
                new Assertion(Fact.AUTHORIZER_403, () -> tooLittleScope(forbidden, journey.accessToken())));
    }
}
