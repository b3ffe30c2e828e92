package ostiary.core.oauth;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import ostiary.core.client.ClientIds;
import ostiary.core.client.ClientStore;
import ostiary.core.client.RegisteredClient;
import ostiary.core.consent.Consents;
import ostiary.core.session.Device;
import ostiary.core.session.Session;
import ostiary.core.token.Acr;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.UserClaims;
import ostiary.core.user.UserId;

/// Use case: a client sends a user's browser for an authorization code (RFC 6749 §4.1, OpenID Connect Core §3.1.2).
public final class Authorize {
    private final ClientStore clients;
    private final BrowserSessions browserSessions;
    private final Consents consents;
    private final RequestRules rules;
    private final IssueCode issueCode;
    private final HintedUsers hinted;
    private final InstantSource clock;

    /// @param ownAudience the `aud` of tokens that are asked for without a resource
    public Authorize(
            ClientStore clients,
            BrowserSessions browserSessions,
            Consents consents,
            IssueCode issueCode,
            HintedUsers hinted,
            String ownAudience,
            InstantSource clock) {
        this.clients = clients;
        this.browserSessions = browserSessions;
        this.consents = consents;
        this.rules = new RequestRules(ownAudience);
        this.issueCode = issueCode;
        this.hinted = hinted;
        this.clock = clock;
    }

    /// The client that asks, or asked as it was a moment ago: its code is worth nothing until the client has proved
    /// itself at the token endpoint.
    ///
    /// @param id as it was sent; may be anything
    public Optional<RegisteredClient> client(String id) {
        return ClientIds.isOne(id) ? clients.glance(id) : Optional.empty();
    }

    /// Where answers to the client go: empty if that is none of its own addresses, and then nothing is sent anywhere
    /// (RFC 6749 §4.1.2.1).
    ///
    /// @param asked as it was sent; may be anything; if it was left out, the client's only one
    public Optional<String> redirectUri(RegisteredClient client, Optional<String> asked) {
        return asked.isEmpty() ? client.redirectUris().only() : asked.filter(client.redirectUris()::contains);
    }

    /// Decides on a request.
    ///
    /// @param cookie what stands for the browser's session, if the browser has one; may be anything
    /// @param agreed whether the user has just agreed that this client may have these scopes
    public Outcome authorize(
            RegisteredClient client,
            AuthorizationRequest request,
            Optional<String> cookie,
            Predicate<Set<String>> agreed,
            Device device) {
        var flaw = rules.flaw(client, request);
        if (flaw.isPresent()) {
            return new Outcome.Refused(flaw.get().error(), flaw.get().description());
        }
        var now = clock.instant();
        var hint = request.idTokenHint().flatMap(text -> hinted.read(client, text, now));
        if (request.idTokenHint().isPresent() && hint.isEmpty()) {
            return new Outcome.Refused(
                    AuthorizationError.INVALID_REQUEST, "id_token_hint is no ID token of this client's");
        }
        if (request.prompts(AuthorizationRequest.PROMPT_CREATE)) {
            return new Outcome.SignUp();
        }
        var signedIn = cookie.flatMap(text -> browserSessions.find(text, now));
        boolean isOther = hint.isPresent()
                && signedIn.filter(found ->
                                !found.session().userId().equals(hint.get().user()))
                        .isPresent();
        var session = signedIn.filter(found -> !isOther && suffices(found.session(), request, now));
        if (session.isEmpty()) {
            return mayAsk(request)
                    ? new Outcome.SignIn(hint.flatMap(whose -> hinted.address(whose, now)), isOther)
                    : new Outcome.Refused(AuthorizationError.LOGIN_REQUIRED, "the user is not signed in");
        }
        return ofSession(session.get(), client, request, agreed, device, now);
    }

    private Outcome ofSession(
            BrowserSessions.SignedIn signedIn,
            RegisteredClient client,
            AuthorizationRequest request,
            Predicate<Set<String>> agreed,
            Device device,
            Instant now) {
        var unmet = unmet(signedIn.session(), request);
        if (unmet.isPresent()) {
            return unmet.get();
        }
        var scopes = rules.scopes(client, request.scope()).orElseThrow();
        var claims = RequestRules.claims(client, request.claims());
        var shown = UserClaims.scopesWith(scopes, claims);
        if (!mayHave(client, request, signedIn.session().userId(), shown, agreed, now)) {
            return mayAsk(request)
                    ? new Outcome.Consent(shown)
                    : new Outcome.Refused(AuthorizationError.CONSENT_REQUIRED, "the user has not agreed");
        }
        var code = issueCode.issue(client, request, scopes, rules.audience(request), signedIn, device, now);
        return new Outcome.Granted(code);
    }

    private static boolean mayAsk(AuthorizationRequest request) {
        return !request.prompts(AuthorizationRequest.PROMPT_NONE);
    }

    /// Whether the user has agreed, now or before, or need not. A client of the service's owner's own is asked
    /// about only where it wishes to be, and nothing is remembered of it.
    private boolean mayHave(
            RegisteredClient client,
            AuthorizationRequest request,
            UserId user,
            Set<String> scopes,
            Predicate<Set<String>> agreed,
            Instant now) {
        boolean isToBeAsked = request.prompts("consent");
        if (client.isFirstParty()) {
            return !isToBeAsked || agreed.test(scopes);
        }
        if (agreed.test(scopes)) {
            consents.agree(user, client, scopes, now);
            return true;
        }
        return !isToBeAsked && consents.cover(user, client, scopes);
    }

    /// Whom the client does not want is not signed in as far as it is concerned (OpenID Connect Core
    /// §5.5.1, §3.1.2.2). Who has signed in by less than it wants is asked to sign in once more, and
    /// once: a user without a second factor is not made to add one on the way, for whoever has the
    /// password alone could.
    private Optional<Outcome> unmet(Session session, AuthorizationRequest request) {
        if (!request.claims().meets(session.userId())) {
            return Optional.of(new Outcome.Refused(AuthorizationError.LOGIN_REQUIRED, "the user is another one"));
        }
        var acr = Acr.of(session.amr());
        if (request.claims().isMetBy(acr) && request.acr().isMetBy(acr)) {
            return Optional.empty();
        }
        boolean canBeMet =
                request.claims().isMetBy(Acr.TWO_FACTORS) && request.acr().isMetBy(Acr.TWO_FACTORS);
        if (!canBeMet || acr.equals(Acr.TWO_FACTORS) || request.acr().isAsked()) {
            return Optional.of(new Outcome.Refused(
                    AuthorizationError.UNMET_AUTHENTICATION_REQUIREMENTS, "the user signed in by other means"));
        }
        return Optional.of(
                mayAsk(request)
                        ? new Outcome.Confirm(hinted.addressOf(session.userId()))
                        : new Outcome.Refused(
                                AuthorizationError.LOGIN_REQUIRED, "the user would have to sign in by two factors"));
    }

    /// Whether the user need not prove once more who they are.
    private static boolean suffices(Session session, AuthorizationRequest request, Instant now) {
        boolean isYoung = request.maxAge()
                .map(age -> Duration.ofSeconds(Long.parseLong(age)))
                .filter(age -> session.authTime().plus(age).isBefore(now))
                .isEmpty();
        return isYoung && !request.prompts("login") && !request.prompts("select_account");
    }

    /// The outcome of a request.
    public sealed interface Outcome {
        /// The client may have its code.
        ///
        /// @param code as it is sent
        record Granted(String code) implements Outcome {
            @Override
            public String toString() {
                return "Granted";
            }
        }

        /// The user is to sign in first.
        ///
        /// @param account whose it should be, if the client may know the address
        /// @param isOther whether somebody else is signed in than the client means
        record SignIn(Optional<EmailAddress> account, boolean isOther) implements Outcome {
            /// Whoever it is.
            SignIn() {
                this(Optional.empty(), false);
            }
        }

        /// The user is signed in, and is to sign in once more by all they have.
        ///
        /// @param account the user's; empty if it is gone
        record Confirm(Optional<EmailAddress> account) implements Outcome {
            @Override
            public String toString() {
                return "Confirm";
            }
        }

        /// The user is to get an account first (Initiating User Registration via OpenID Connect §4).
        record SignUp() implements Outcome {}

        /// The user is to be asked whether the client may have this.
        record Consent(Set<String> scopes) implements Outcome {}

        /// The client is told why not.
        ///
        /// @param description for developers, in ASCII; quotes nothing that was sent
        record Refused(AuthorizationError error, String description) implements Outcome {}
    }
}
