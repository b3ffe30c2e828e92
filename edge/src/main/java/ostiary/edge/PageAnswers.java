package ostiary.edge;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import ostiary.blueprint.PagesApi;
import ostiary.blueprint.RecoveryPagesApi;
import ostiary.blueprint.Route;
import ostiary.edge.page.FailureKind;
import ostiary.edge.page.Languages;
import ostiary.edge.page.Page;
import ostiary.edge.page.Pages;

/// Answers browsers with pages.
public final class PageAnswers {
    private final Pages pages;
    private final String basePath;
    private final SecureRandom random;

    /// @param issuer where the pages are
    public PageAnswers(Pages pages, String issuer, SecureRandom random) {
        this.pages = pages;
        this.basePath = URI.create(issuer).getRawPath();
        this.random = random;
    }

    /// The path of a route as a browser has to ask for it.
    String path(Route route) {
        return basePath + route.path();
    }

    /// Where a browser goes on with a request.
    String authorizing(AuthorizationQuery query) {
        return OwnPage.of(query)
                .map(page -> path(page.route())
                        + OwnPage.part(query).map(OwnPage::at).orElse(""))
                .orElseGet(() -> path(PagesApi.AUTHORIZE) + "?" + query.text());
    }

    /// Where somebody goes who has forgotten a password on the way.
    String forgetting(AuthorizationQuery query) {
        return path(RecoveryPagesApi.FORGOT_PASSWORD_PAGE) + "?" + query.text();
    }

    Response page(Request request, int status, Page page) {
        return page(request, status, new AuthorizationQuery(request.query()), page);
    }

    /// A page in the language of a request that it is for.
    Response page(Request request, int status, AuthorizationQuery query, Page page) {
        var asked = Languages.asked(query.only("ui_locales"), request.header("accept-language"));
        var rendered = pages.render(page, asked);
        return Response.html(status, rendered);
    }

    /// A page with a form, which is tied to the browser.
    ///
    /// @param query that the form carries on
    Response form(Request request, int status, AuthorizationQuery query, Form form) {
        var tie = FormTie.of(request, random);
        var hidden = new LinkedHashMap<String, String>();
        hidden.put("request", query.text());
        hidden.put("form_token", tie.field());
        return page(request, status, query, form.with(hidden)).with(tie.cookie());
    }

    /// The fields that a page carries, with one more.
    static Map<String, String> with(Map<String, String> hidden, String name, String value) {
        var fields = new LinkedHashMap<>(hidden);
        fields.put(name, value);
        return fields;
    }

    /// A limit is reached, and there is no form to show again.
    Response tooManyTries(Request request, Duration wait) {
        var page = new Page.Failure(FailureKind.TOO_MANY_TRIES, Optional.of(wait), request.requestId());
        return page(request, Problem.TOO_MANY_REQUESTS.status(), page).retryAfter(wait);
    }

    Response failure(Request request, FailureKind kind) {
        return page(request, 400, new Page.Failure(kind, Optional.empty(), request.requestId()));
    }

    /// Makes the page from the fields that it carries.
    @FunctionalInterface
    interface Form {
        Page with(Map<String, String> hidden);
    }
}
