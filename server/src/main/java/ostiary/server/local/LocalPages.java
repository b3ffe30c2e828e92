package ostiary.server.local;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import ostiary.blueprint.DiscoveryApi;
import ostiary.blueprint.Route;
import ostiary.edge.Endpoint;
import ostiary.edge.JsonObject;
import ostiary.edge.Problem;
import ostiary.edge.Request;
import ostiary.edge.Response;
import ostiary.server.json.JsonTree;
import ostiary.server.local.Mailbox.ReceivedMail;
import ostiary.server.local.openapi.OpenApiDocument;

/// The pages under `/_local/` for the developer, which take precedence over the API; there are none on AWS.
final class LocalPages implements Endpoint {
    /// Prefix of all paths of these pages.
    static final String ROOT = "/_local/";

    static final String MAILBOX = ROOT + "mail";
    static final String MAIL_JSON = ROOT + "mail.json";
    static final String OPENAPI = ROOT + "openapi.json";
    static final String API = ROOT + "api";
    static final String KEYS = ROOT + "keys";
    static final String METADATA = ROOT + "metadata";

    static final String PLAYGROUND = Playground.PATH;

    private static final String TOKEN = ROOT + "token";
    private static final String MAIL = MAILBOX + "/";

    /// Redirects to the pages, for people who know only the port.
    private static final String TOP = "/";

    /// A `HEAD` loses its body on its way out.
    private static final List<String> METHODS = List.of("GET", "HEAD");

    private final URI base;
    private final Mailbox mailbox;
    private final InstantSource clock;
    private final Endpoint api;
    private final Facts facts;
    private final Playground playground;
    private final EventPages events;
    private final SagaPages sagas;

    /// Pages of the service at `base`.
    ///
    /// @param clock for the age of mails
    /// @param events that are told
    /// @param sagas deletions that a shop takes part in
    /// @param api answers everything else
    LocalPages(URI base, Mailbox mailbox, InstantSource clock, EventPages events, SagaPages sagas, Endpoint api) {
        this.base = base;
        this.mailbox = mailbox;
        this.clock = clock;
        this.api = api;
        this.facts = new Facts(base);
        this.playground = new Playground(base, api);
        this.events = events;
        this.sagas = sagas;
    }

    @Override
    public Response handle(Request request) {
        if (!request.path().equals(TOP) && !request.path().startsWith(ROOT)) {
            return api.handle(request);
        }
        var page = page(request);
        if (page.isPresent() && !METHODS.contains(request.method())) {
            return Problem.METHOD_NOT_ALLOWED.response(request).with("allow", String.join(", ", METHODS));
        }
        return page.orElseGet(() -> Problem.NOT_FOUND.response(request));
    }

    private Optional<Response> page(Request request) {
        var path = request.path();
        return switch (path) {
            case TOP -> Optional.of(Response.redirect(302, URI.create(ROOT)));
            case ROOT -> Optional.of(home());
            case MAILBOX -> Optional.of(mailboxPage());
            case MAIL_JSON -> Optional.of(Page.json(json(mailbox.mails())));
            case EventPages.PATH -> Optional.of(events.answer(request));
            case SagaPages.PATH -> Optional.of(sagas.page());
            case OPENAPI -> Optional.of(Page.json(OpenApiDocument.of(base)));
            case API -> Optional.of(Page.html("api", Map.of("routes", ApiFacts.routes())));
            case KEYS -> Optional.of(keys(request));
            case METADATA -> Optional.of(metadata(request));
            case Playground.PATH -> Optional.of(Playground.begin());
            case Playground.START -> Optional.of(playground.start(request));
            case Playground.CALLBACK -> Optional.of(playground.finish(request));
            case TOKEN -> Optional.of(token(request));
            default ->
                path.startsWith(MAIL)
                        ? mailbox.find(path.substring(MAIL.length())).map(this::mailPage)
                        : Optional.empty();
        };
    }

    private Response home() {
        return Page.html("home", Map.of("base", base, "walk", Walk.script(base)));
    }

    private Response mailboxPage() {
        var newestFirst = mailbox.mails().reversed().stream().map(this::members).toList();
        return Page.html("mailbox", Map.of("mails", newestFirst, "none", newestFirst.isEmpty()));
    }

    private Response mailPage(ReceivedMail mail) {
        return Page.html("mail", members(mail));
    }

    private Response keys(Request request) {
        var sections = JsonTree.objects(answer(request, DiscoveryApi.JWKS), "keys").stream()
                .map(key -> facts.section("Key for " + key.get("alg"), key))
                .toList();
        return factsPage(
                "Keys", "They verify access tokens; each token names its key by kid.", DiscoveryApi.JWKS, sections);
    }

    private Response metadata(Request request) {
        var metadata = facts.section("Members", answer(request, DiscoveryApi.OPENID_CONFIGURATION));
        return factsPage("Metadata", "What this issuer offers.", DiscoveryApi.OPENID_CONFIGURATION, List.of(metadata));
    }

    private static Response factsPage(String title, String about, Route source, List<Map<String, Object>> sections) {
        return Page.html(
                "facts", Map.of("heading", title, "about", about, "source", source.path(), "sections", sections));
    }

    private Map<?, ?> answer(Request request, Route route) {
        return new OwnApi(api).ask(request, route, Map.of(), "");
    }

    private static Response token(Request request) {
        return JwtText.of(request)
                .map(text -> Page.json(text.json()))
                .orElseGet(() -> Problem.INVALID_REQUEST.response(
                        request, "detail", "Send an access token as Authorization: Bearer"));
    }

    private Map<String, Object> members(ReceivedMail mail) {
        return Map.of(
                "id", mail.id(),
                "to", mail.to(),
                "subject", mail.subject(),
                "text", mail.text(),
                "html", mail.html(),
                "sent_at", mail.sentAt(),
                "ago", Ago.text(Duration.between(mail.sentAt(), clock.instant())));
    }

    /// One mail per line, so that `grep` and `sed` can read it.
    private static String json(List<ReceivedMail> mails) {
        return mails.stream()
                .map(mail -> new JsonObject()
                        .put("id", mail.id())
                        .put("to", mail.to())
                        .put("subject", mail.subject())
                        .put("text", mail.text())
                        .put("html", mail.html())
                        .put("sent_at", mail.sentAt().toString())
                        .text())
                .collect(Collectors.joining(",\n", "[", "]\n"));
    }
}
