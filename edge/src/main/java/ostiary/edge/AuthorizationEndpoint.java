package ostiary.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import ostiary.blueprint.PagesApi;
import ostiary.core.client.RegisteredClient;
import ostiary.core.oauth.AcrRequest;
import ostiary.core.oauth.AuthorizationError;
import ostiary.core.oauth.AuthorizationRequest;
import ostiary.core.oauth.Authorize;
import ostiary.core.oauth.Authorize.Outcome.Confirm;
import ostiary.core.oauth.Authorize.Outcome.Consent;
import ostiary.core.oauth.Authorize.Outcome.Granted;
import ostiary.core.oauth.Authorize.Outcome.Refused;
import ostiary.core.oauth.Authorize.Outcome.SignIn;
import ostiary.core.oauth.Authorize.Outcome.SignUp;
import ostiary.core.oauth.ClaimsRequest;
import ostiary.core.token.Sha256;
import ostiary.edge.page.FailureKind;
import ostiary.edge.page.Page;

/// The authorization endpoint (RFC 6749 §3.1, OpenID Connect Core §3.1.2).
///
/// Until the client is known and the redirect URI one of its own, what goes wrong is shown to the user and sent nowhere
/// (RFC 6749 §4.1.2.1); from then on the client is told.
public final class AuthorizationEndpoint implements Endpoint {
    private static final Map<String, AuthorizationError> NOT_SUPPORTED = Map.of(
            "request", AuthorizationError.REQUEST_NOT_SUPPORTED,
            "request_uri", AuthorizationError.REQUEST_URI_NOT_SUPPORTED,
            "registration", AuthorizationError.REGISTRATION_NOT_SUPPORTED);

    private static final String FORM_POST = "form_post";

    private final ParameterReader reader = new ParameterReader(PagesApi.AUTHORIZATION_REQUEST);
    private final Authorize authorize;
    private final SignInPage signInPage;
    private final SignUpPage signUpPage;
    private final PageAnswers pages;
    private final String issuer;

    public AuthorizationEndpoint(Authorize authorize, SignInPage signInPage, PageAnswers pages, String issuer) {
        this.authorize = authorize;
        this.signInPage = signInPage;
        this.signUpPage = new SignUpPage(pages);
        this.pages = pages;
        this.issuer = issuer;
    }

    @Override
    public Response handle(Request request) {
        return switch (request.method()) {
            case "POST" -> byQuery(request);
            // Whoever only looks gets no code.
            case "HEAD" -> Response.empty(200);
            default -> answer(request, new AuthorizationQuery(request.query()), Decision.NONE);
        };
    }

    /// A form of another site comes without the cookies that a request for a page comes with (rfc6265bis §5.6.7.1), so
    /// its request is made once more as one.
    private Response byQuery(Request request) {
        return AuthorizationQuery.ofForm(request)
                .map(query -> Response.redirect(303, URI.create(pages.authorizing(query))))
                .orElseGet(() -> pages.failure(request, FailureKind.UNREADABLE_REQUEST));
    }

    /// @param decision of the user on this very request
    Response answer(Request request, AuthorizationQuery query, Decision decision) {
        if (query.isTwice("client_id") || query.isTwice("redirect_uri")) {
            return pages.failure(request, FailureKind.UNREADABLE_REQUEST);
        }
        var client = query.only("client_id").flatMap(authorize::client);
        if (client.isEmpty()) {
            return pages.failure(request, FailureKind.UNKNOWN_CLIENT);
        }
        return authorize
                .redirectUri(client.get(), query.only("redirect_uri"))
                .map(redirectUri -> answer(request, query, client.get(), redirectUri, decision))
                .orElseGet(() -> pages.failure(request, FailureKind.UNREGISTERED_REDIRECT));
    }

    private Response answer(
            Request request, AuthorizationQuery query, RegisteredClient client, String redirectUri, Decision decision) {
        var mode = query.only("response_mode").orElse("query");
        boolean byForm = mode.equals(FORM_POST) && redirectUri.matches("https?://.*");
        var back = new AuthorizationAnswer(issuer, redirectUri, query.only("state"), byForm, pages);
        for (var parameter : NOT_SUPPORTED.entrySet()) {
            if (query.only(parameter.getKey()).isPresent()) {
                return back.error(request, parameter.getValue(), parameter.getKey() + " is not supported");
            }
        }
        if (!byForm && !mode.equals("query")) {
            return back.error(request, AuthorizationError.INVALID_REQUEST, "response_mode is query or form_post");
        }
        if (decision.isDenied()) {
            return back.error(request, AuthorizationError.ACCESS_DENIED, "the user has not agreed");
        }
        return switch (reader.check(query.parameters())) {
            case Reading.Refused refusal -> back.error(request, AuthorizationError.INVALID_REQUEST, refusal.detail());
            case Reading.Read(var values) -> decide(request, query, client, values, back, decision);
        };
    }

    private Response decide(
            Request request,
            AuthorizationQuery query,
            RegisteredClient client,
            FieldValues values,
            AuthorizationAnswer back,
            Decision decision) {
        var session = request.cookie(PagesApi.SESSION_COOKIE);
        var claims = values.find("claims").map(ClaimsParameter::read).orElse(Optional.of(ClaimsRequest.NONE));
        if (claims.isEmpty()) {
            return back.error(request, AuthorizationError.INVALID_REQUEST, "claims is no request for claims in JSON");
        }
        var asked = asked(values, claims.get(), query.isAskedForMore());
        var outcome = authorize.authorize(
                client, asked, session, scopes -> decision.agreesTo(shown(session, client, scopes)), request.device());
        return switch (outcome) {
            case Granted(var code) -> back.code(request, code);
            case SignIn(var account, var isOther) -> signInPage.first(request, query, client, account, isOther);
            case Confirm(var account) ->
                account.map(address ->
                                signInPage.confirm(request, 200, query, client, address.value(), Optional.empty()))
                        .orElseGet(() -> signInPage.first(request, query, client, account, false));
            case SignUp() -> signUpPage.first(request, query, client);
            case Consent(var scopes) ->
                pages.form(
                        request,
                        200,
                        query,
                        hidden -> new Page.Consent(
                                pages.path(PagesApi.CONSENT),
                                PageAnswers.with(hidden, "shown", shown(session, client, scopes)),
                                client.name(),
                                scopes));
            case Refused(var error, var description) -> back.error(request, error, description);
        };
    }

    /// The user's answer to a request.
    ///
    /// @param agreedTo what they were shown
    record Decision(boolean isDenied, Optional<String> agreedTo) {
        /// They have not been asked.
        static final Decision NONE = new Decision(false, Optional.empty());

        static final Decision DENIED = new Decision(true, Optional.empty());

        boolean agreesTo(String shown) {
            return agreedTo.filter(shown::equals).isPresent();
        }
    }

    /// Whom a page shows what: who agrees to another is asked anew. Nobody else knows the cookie.
    private static String shown(Optional<String> session, RegisteredClient client, Set<String> scopes) {
        var text = session.orElse("") + " " + client.id() + " " + String.join(" ", new TreeSet<>(scopes));
        return Sha256.of(text.getBytes(UTF_8)).value();
    }

    private static AuthorizationRequest asked(FieldValues values, ClaimsRequest claims, boolean isAsked) {
        return new AuthorizationRequest(
                values.find("redirect_uri"),
                values.find("response_type"),
                values.find("scope"),
                values.all("resource"),
                values.find("code_challenge"),
                values.find("code_challenge_method"),
                values.find("nonce"),
                prompts(values),
                values.find("max_age"),
                claims,
                values.find("id_token_hint"),
                new AcrRequest(
                        values.find("acr_values")
                                .map(text -> List.of(text.split(" ")))
                                .orElse(List.of()),
                        isAsked));
    }

    private static Set<String> prompts(FieldValues values) {
        return values.find("prompt")
                .<Set<String>>map(prompts -> new LinkedHashSet<>(List.of(prompts.split(" "))))
                .orElse(Set.of());
    }
}
