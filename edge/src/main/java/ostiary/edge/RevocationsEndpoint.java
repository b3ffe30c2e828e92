package ostiary.edge;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import ostiary.blueprint.Api;
import ostiary.core.access.BearerToken;
import ostiary.core.access.CheckAccess;
import ostiary.core.access.CheckAccess.Outcome.Granted;
import ostiary.core.access.CheckAccess.Outcome.Refused;
import ostiary.core.access.CheckAccess.Outcome.Revoked;
import ostiary.core.access.Principal;
import ostiary.core.access.Revocation;
import ostiary.core.access.RevocationFeed;
import ostiary.core.access.RevocationPages;
import ostiary.core.access.RevocationReader;

/// `GET /revocations`: what has been revoked since `after`, page by page, for clients that verify tokens themselves.
public final class RevocationsEndpoint implements Endpoint {
    /// Less than the time for which readers wait between two reads. Only the reader's own cache may keep an answer,
    /// since it took a token to get it.
    private static final Duration MAX_AGE = Duration.ofSeconds(2);

    private final CheckAccess checkAccess;
    private final RevocationPages pages;
    private final InstantSource clock;

    public RevocationsEndpoint(CheckAccess checkAccess, RevocationPages pages, InstantSource clock) {
        this.checkAccess = checkAccess;
        this.pages = pages;
        this.clock = clock;
    }

    @Override
    public Response handle(Request request) {
        var token = request.header("authorization").flatMap(BearerToken::in);
        if (token.isEmpty()) {
            return Problem.INVALID_TOKEN.response(request).with("www-authenticate", "Bearer");
        }
        return switch (checkAccess.check(token.get())) {
            case Granted(var principal) when isReader(principal) -> read(request);
            case Granted _ ->
                Problem.INSUFFICIENT_SCOPE
                        .response(request)
                        .with(
                                "www-authenticate",
                                "Bearer error=\"insufficient_scope\", scope=\"" + Api.REVOCATIONS_SCOPE + "\"");
            case Refused _, Revoked _ -> Problem.INVALID_TOKEN.response(request);
        };
    }

    /// Sessions of everybody are no user's business.
    private static boolean isReader(Principal principal) {
        return principal.hasScope(Api.REVOCATIONS_SCOPE)
                && principal.subject().user().isEmpty();
    }

    private Response read(Request request) {
        var after = request.query().getOrDefault("after", List.of());
        var cursor = request.query().getOrDefault("cursor", List.of());
        if (after.size() > 1 || cursor.size() > 1) {
            return Problem.field(request, after.size() > 1 ? "after" : "cursor", "is there more than once");
        }
        var from = after.isEmpty() ? Optional.of(horizon()) : after(after.getFirst());
        if (from.isEmpty()) {
            return Problem.field(request, "after", "is no instant such as 2026-11-30T18:00:00Z");
        }
        return pages.read(from.get(), cursor.stream().findFirst())
                .map(page -> Response.json(200, json(page)).privateFor(MAX_AGE))
                .orElseGet(() -> Problem.field(request, "cursor", "is not `next` of a page"));
    }

    /// Older revocations concern only tokens that have expired.
    private Instant horizon() {
        return clock.instant().minus(RevocationFeed.MEMORY).truncatedTo(ChronoUnit.SECONDS);
    }

    /// The clock of the reader may be ahead of the one that the entries have: what it has not seen yet is read anyway.
    private Optional<Instant> after(String text) {
        try {
            var instant = Instant.parse(text);
            var latest = clock.instant().minus(RevocationReader.OVERLAP).truncatedTo(ChronoUnit.SECONDS);
            var bounded = instant.isAfter(latest) ? latest : instant;
            return Optional.of(bounded.isBefore(horizon()) ? horizon() : bounded);
        } catch (DateTimeParseException other) {
            return Optional.empty();
        }
    }

    private static String json(RevocationPages.Page page) {
        var json = new JsonObject()
                .putObjects(
                        "revocations",
                        page.revocations().stream()
                                .map(RevocationsEndpoint::json)
                                .toList())
                .put("complete_since", page.completeSince().toString());
        page.next().ifPresent(next -> json.put("next", next));
        return json.text();
    }

    private static JsonObject json(Revocation revocation) {
        return switch (revocation) {
            case Revocation.OfSession(var session) -> entry("session", session.toString());
            case Revocation.OfUser(var user, var until) -> entry("user", user.toString(), until);
            case Revocation.OfSessionsOf(var user, var startedBy) -> entry("sessions_of", user.toString(), startedBy);
            case Revocation.OfClient(var client, var until) -> entry("client", client, until);
            case Revocation.OfEveryone(var until) ->
                new JsonObject().put("kind", "everyone").put("until", until.toString());
        };
    }

    private static JsonObject entry(String kind, String id) {
        return new JsonObject().put("kind", kind).put("id", id);
    }

    private static JsonObject entry(String kind, String id, Instant until) {
        return entry(kind, id).put("until", until.toString());
    }
}
