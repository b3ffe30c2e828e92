package ostiary.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import ostiary.blueprint.PagesApi;
import ostiary.core.factor.ListFactors.Own;
import ostiary.core.oauth.BrowserSessions;
import ostiary.core.session.Session;
import ostiary.core.token.Sha256;
import ostiary.edge.page.AccountPage;
import ostiary.edge.page.Page;
import ostiary.edge.page.Trouble;

/// Lets whoever is signed in to a browser see pages of their account, and use their forms. Others are asked to sign in
/// first, and come back.
public final class AccountVisits {
    /// How much of a list a page shows, so that it stays small with a large logo.
    static final int ON_A_PAGE = 20;

    private static final String SHOWN = "shown";

    private final BrowserSessions sessions;
    private final SignInPage signInPage;
    private final PageAnswers pages;
    private final InstantSource clock;

    public AccountVisits(BrowserSessions sessions, SignInPage signInPage, PageAnswers pages, InstantSource clock) {
        this.sessions = sessions;
        this.signInPage = signInPage;
        this.pages = pages;
        this.clock = clock;
    }

    /// Shows a page.
    Response show(Request request, OwnPage page, Function<Visit, AccountPage> shown) {
        return show(request, 200, page, shown);
    }

    /// Shows a page, perhaps once more.
    Response show(Request request, int status, OwnPage page, Function<Visit, AccountPage> shown) {
        return open(
                request,
                page,
                Optional.empty(),
                session -> part(request, status, page, Optional.empty(), session, shown));
    }

    /// Shows a part of a page to whoever is signed in, in its own way.
    ///
    /// @param part as [OwnPage#part] tells it, and where a sign-in leads back to
    Response open(Request request, OwnPage page, Optional<String> part, Function<Session, Response> shown) {
        var query = part.map(page::query).orElseGet(page::query);
        return signedIn(request)
                .map(shown)
                .orElseGet(() -> signInPage.first(request, query, OwnPage.CLIENT, Optional.empty(), false));
    }

    /// A part of a page, for somebody who is signed in.
    Response part(
            Request request,
            int status,
            OwnPage page,
            Optional<String> part,
            Session session,
            Function<Visit, AccountPage> shown) {
        return pages.form(
                request,
                status,
                part.map(page::query).orElseGet(page::query),
                hidden -> new Page.Account(shown.apply(visit(request, page, session, hidden))));
    }

    /// Asks whoever is signed in to confirm it first, and leads back to the part. Whoever has a passkey and no
    /// authenticator app is told that the password does not do.
    Response confirm(Request request, OwnPage page, String part, Own own) {
        return signInPage.confirm(
                request,
                200,
                page.query(part),
                OwnPage.CLIENT,
                own.address(),
                own.needsPasskey() ? Optional.of(new Trouble.PasskeyNeeded()) : Optional.empty());
    }

    /// A limit is reached.
    Response tooManyTries(Request request, Duration wait) {
        return pages.tooManyTries(request, wait);
    }

    private Visit visit(Request request, OwnPage page, Session session, Map<String, String> hidden) {
        return new Visit(
                session, pages.path(page.route()), PageAnswers.with(hidden, SHOWN, shown(request)), clock.instant());
    }

    /// Does what a form of a page asks for, if it was shown to the user who is signed in now, and leads back.
    Response act(Request request, OwnPage page, FieldValues form, Consumer<Session> action) {
        return answer(request, page, form, session -> {
            action.accept(session);
            return back(page, "");
        });
    }

    /// Answers a form of a page in its own way, if the page was shown to the user who is signed in now;
    /// else leads back.
    Response answer(Request request, OwnPage page, FieldValues form, Function<Session, Response> action) {
        return signedIn(request)
                .filter(_ -> form.find(SHOWN).filter(shown(request)::equals).isPresent())
                .map(action)
                .orElseGet(() -> back(page, ""));
    }

    /// Leads back to a page.
    ///
    /// @param query with the question mark, or empty
    Response back(OwnPage page, String query) {
        return Response.redirect(303, URI.create(pages.path(page.route()) + query));
    }

    /// A sign that something was done in this session, for the address of the page that says so: nobody
    /// else can make such an address.
    static String done(Request request) {
        return Sha256.of(("done " + shown(request)).getBytes(UTF_8)).value();
    }

    /// The path of another page.
    String path(OwnPage page) {
        return pages.path(page.route());
    }

    private Optional<Session> signedIn(Request request) {
        return request.cookie(PagesApi.SESSION_COOKIE)
                .flatMap(cookie -> sessions.find(cookie, clock.instant()))
                .map(BrowserSessions.SignedIn::session);
    }

    /// The reader of a page: nobody else knows the cookie. The form of somebody who has signed out meanwhile
    /// does nothing to whoever signed in after them.
    private static String shown(Request request) {
        return Sha256.of(request.cookie(PagesApi.SESSION_COOKIE).orElse("").getBytes(UTF_8))
                .value();
    }

    /// The value of a parameter of a page's address.
    static Optional<String> parameter(Request request, String name) {
        return new AuthorizationQuery(request.query()).only(name);
    }

    /// The part of a list that is asked for.
    static <T> Part<T> part(Request request, String path, List<T> all) {
        int from = parameter(request, "from")
                .filter(text -> text.matches("[0-9]{1,3}"))
                .map(Integer::parseInt)
                .filter(number -> number < all.size())
                .orElse(0);
        int to = Math.min(all.size(), from + ON_A_PAGE);
        return new Part<>(
                all.subList(from, to), Optional.of(path + "?from=" + to).filter(_ -> to < all.size()));
    }

    /// @param more a path of ours with those that found no room
    record Part<T>(List<T> items, Optional<String> more) {}
}
