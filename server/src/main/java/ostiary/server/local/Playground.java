package ostiary.server.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import ostiary.blueprint.OAuthApi;
import ostiary.blueprint.PagesApi;
import ostiary.edge.Endpoint;
import ostiary.edge.Request;
import ostiary.edge.Response;
import ostiary.edge.SetCookie;

/// A client of this machine to try the service with: one click goes through the authorization code with PKCE, and then
/// shows what came back at each step, with the tokens decoded (RFC 7636).
final class Playground {
    static final String PATH = LocalPages.ROOT + "playground";
    static final String START = PATH + "/start";
    static final String CALLBACK = PATH + "/callback";

    private static final String COOKIE = "playground";

    private final URI base;
    private final OwnApi api;
    private final Facts facts;

    /// @param base the issuer
    /// @param api what it is a client of
    Playground(URI base, Endpoint api) {
        this.base = base;
        this.api = new OwnApi(api);
        this.facts = new Facts(base);
    }

    /// The page with the one click.
    static Response begin() {
        return Page.html("playground", Map.of("start", START, "scopes", String.join(" ", PlaygroundClient.SCOPES)));
    }

    /// Sends the browser to sign in.
    Response start(Request request) {
        var attempt = PlaygroundAttempt.fresh();
        var query = query(Map.of(
                "client_id", PlaygroundClient.ID,
                "response_type", "code",
                "redirect_uri", redirectUri(request),
                "scope", String.join(" ", PlaygroundClient.SCOPES),
                "state", attempt.state(),
                "nonce", attempt.nonce(),
                "code_challenge", attempt.challenge(),
                "code_challenge_method", "S256"));
        return Response.redirect(303, URI.create(PagesApi.AUTHORIZE.path() + "?" + query))
                .with(attempt.cookie(COOKIE, PATH));
    }

    /// Shows what the browser has brought back, and what its code is good for.
    Response finish(Request request) {
        var brought = new LinkedHashMap<String, String>();
        request.query().forEach((name, values) -> brought.put(name, String.join(", ", values)));
        var sections = new ArrayList<>(List.of(facts.section("What the browser brought back", brought)));
        var attempt = request.cookie(COOKIE).flatMap(PlaygroundAttempt::read);
        if (attempt.isEmpty() || !attempt.get().state().equals(brought.get("state"))) {
            return page("Not your answer", "This browser has asked for no answer with that state.", sections);
        }
        if (!base.toString().equals(brought.get("iss"))) {
            return page("Not from here", "The answer is not of this issuer (RFC 9207).", sections);
        }
        if (!brought.containsKey("code")) {
            return page("Not signed in", "The answer says why.", sections);
        }
        var answer = redeem(request, brought.get("code"), attempt.get());
        sections.add(facts.section("What the code was good for", answer));
        if (!(answer.get("access_token") instanceof String token)) {
            return page("Not signed in", "A code is good once, and for a minute.", sections);
        }
        sections.addAll(decoded("ID token", String.valueOf(answer.get("id_token"))));
        sections.addAll(decoded("Access token", token));
        sections.add(facts.section("User info", userInfo(request, token)));
        return page(
                "Signed in",
                "A client of yours gets the same.",
                sections,
                List.of(signOut(request, String.valueOf(answer.get("id_token")))));
    }

    /// Where the browser signs out and comes back from (OpenID Connect RP-Initiated Logout §2).
    private String signOut(Request request, String idToken) {
        return PagesApi.SIGN_OUT.path() + "?"
                + query(Map.of("id_token_hint", idToken, "post_logout_redirect_uri", here(request) + PATH));
    }

    private Map<?, ?> redeem(Request request, String code, PlaygroundAttempt attempt) {
        var form = query(Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                PlaygroundClient.ID,
                "code",
                code,
                "redirect_uri",
                redirectUri(request),
                "code_verifier",
                attempt.verifier()));
        return api.ask(request, OAuthApi.TOKEN, Map.of("content-type", "application/x-www-form-urlencoded"), form);
    }

    private Map<?, ?> userInfo(Request request, String token) {
        return api.ask(request, OAuthApi.USER_INFO, Map.of("authorization", "Bearer " + token), "");
    }

    private List<Map<String, Object>> decoded(String name, String token) {
        return JwtText.of(token).stream()
                .flatMap(text -> List.of(
                        facts.section(name + ": header", text.header()),
                        facts.section(name + ": claims", text.claimsWithDates()))
                        .stream())
                .toList();
    }

    private String redirectUri(Request request) {
        return here(request) + CALLBACK;
    }

    /// Where the browser is, by the name that it has for this machine.
    private String here(Request request) {
        return base.getScheme() + "://" + request.header("host").orElseGet(base::getAuthority);
    }

    private static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static Response page(String heading, String about, List<Map<String, Object>> sections) {
        return page(heading, about, sections, List.of());
    }

    private static Response page(
            String heading, String about, List<Map<String, Object>> sections, List<String> signOut) {
        return Page.html(
                        "tried",
                        Map.of(
                                "heading",
                                heading,
                                "about",
                                about,
                                "again",
                                PATH,
                                "sections",
                                sections,
                                "signOut",
                                signOut))
                .with(SetCookie.removal(COOKIE, PATH));
    }
}
