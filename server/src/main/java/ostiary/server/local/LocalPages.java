package ostiary.server.local;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import ostiary.edge.Endpoint;
import ostiary.edge.JsonObject;
import ostiary.edge.Problem;
import ostiary.edge.Request;
import ostiary.edge.Response;
import ostiary.server.local.Mailbox.ReceivedMail;

/// The pages under `/_local/`, for the developer at the laptop; on AWS there is nothing there.
final class LocalPages implements Endpoint {
    /// Where they are.
    static final String ROOT = "/_local/";

    static final String MAILBOX = ROOT + "mail";
    static final String MAIL_JSON = ROOT + "mail.json";
    static final String OPENAPI = ROOT + "openapi.json";

    private static final String MAIL = MAILBOX + "/";

    private final URI base;
    private final Mailbox mailbox;

    /// Pages of the service at `base`.
    LocalPages(URI base, Mailbox mailbox) {
        this.base = base;
        this.mailbox = mailbox;
    }

    @Override
    public Response handle(Request request) {
        var page = page(request.path());
        if (page.isPresent() && !request.method().equals("GET")) {
            return onlyGet(Problem.METHOD_NOT_ALLOWED.response(request));
        }
        return page.orElseGet(() -> Problem.NOT_FOUND.response(request));
    }

    private Optional<Response> page(String path) {
        return switch (path) {
            case ROOT -> Optional.of(home());
            case MAILBOX -> Optional.of(mailboxPage());
            case MAIL_JSON -> Optional.of(Page.json(json(mailbox.mails())));
            case OPENAPI -> Optional.of(Page.json(OpenApiDocument.of(base)));
            default ->
                path.startsWith(MAIL)
                        ? mailbox.find(path.substring(MAIL.length())).map(LocalPages::mailPage)
                        : Optional.empty();
        };
    }

    private Response home() {
        return Page.html("home", Map.of("base", base, "walk", Walk.script(base)));
    }

    private Response mailboxPage() {
        var newestFirst =
                mailbox.mails().reversed().stream().map(LocalPages::members).toList();
        return Page.html("mailbox", Map.of("mails", newestFirst, "none", newestFirst.isEmpty()));
    }

    private static Response mailPage(ReceivedMail mail) {
        return Page.html("mail", members(mail));
    }

    private static Map<String, Object> members(ReceivedMail mail) {
        return Map.of(
                "id", mail.id(),
                "to", mail.to(),
                "subject", mail.subject(),
                "text", mail.text(),
                "html", mail.html(),
                "sent_at", mail.sentAt());
    }

    /// One mail a line, so that `grep` and `sed` can read it.
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

    private static Response onlyGet(Response refusal) {
        var headers = new TreeMap<>(refusal.headers());
        headers.put("allow", "GET");
        return new Response(refusal.status(), headers, refusal.body());
    }
}
