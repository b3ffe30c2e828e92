package ostiary.verifier;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import ostiary.core.UnavailableException;
import ostiary.core.access.Revocation;
import ostiary.core.access.RevocationReader;
import ostiary.core.token.SessionId;
import ostiary.core.user.UserId;

/// Reads what is revoked from `GET /revocations`.
final class HttpRevocations implements RevocationReader {
    /// With the newest first, whoever has read so many pages takes all older ones for revoked.
    private static final int MOST_PAGES = 20;

    /// The request that reads waits for all pages. Later ones begin no more after this.
    private static final Duration LONGEST = Duration.ofSeconds(6);

    private final IssuerHttp http;
    private final VerifierSettings settings;
    private final ClientToken token;
    private final InstantSource clock;

    HttpRevocations(IssuerHttp http, VerifierSettings settings, ClientToken token, InstantSource clock) {
        this.http = http;
        this.settings = settings;
        this.token = token;
        this.clock = clock;
    }

    /// @throws UnavailableException if not even the first page can be read
    @Override
    public Reading since(Instant from) {
        var found = new ArrayList<Revocation>();
        var end = clock.instant().plus(LONGEST);
        var page = page(from, Optional.empty());
        for (int pages = 1; ; pages++) {
            page.path("revocations").forEach(entry -> read(entry).forEach(found::add));
            var next = page.path("next").asText();
            if (next.isEmpty() || pages == MOST_PAGES || clock.instant().isAfter(end)) {
                return Reading.good(found, next.isEmpty() ? from : completeSince(page));
            }
            try {
                page = page(from, Optional.of(next));
            } catch (UnavailableException broken) {
                return new Reading(found, completeSince(page), true);
            }
        }
    }

    private static Instant completeSince(JsonNode page) {
        return instant(page.path("complete_since"))
                .orElseThrow(
                        () -> new UnavailableException("Ostiary does not say since when a page is complete", null));
    }

    private JsonNode page(Instant from, Optional<String> cursor) {
        var target = settings.route("/revocations?after=" + encoded(from.toString())
                + cursor.map(text -> "&cursor=" + encoded(text)).orElse(""));
        return IssuerHttp.json(get(target));
    }

    /// A token that was revoked itself is got anew, once.
    private HttpResponse<String> get(URI target) {
        var answer = http.getBearing(token.get(), target);
        if (answer.statusCode() != 401) {
            return answer;
        }
        token.drop();
        return http.getBearing(token.get(), target);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// Skips what can't be read: a newer version may have written it, and the others must still count.
    private static Stream<Revocation> read(JsonNode entry) {
        try {
            var id = entry.path("id").asText();
            var until = instant(entry.path("until"));
            return switch (entry.path("kind").asText()) {
                case "session" -> Stream.of(new Revocation.OfSession(new SessionId(UUID.fromString(id))));
                case "user" -> until.stream().map(at -> new Revocation.OfUser(user(id), at));
                case "sessions_of" -> until.stream().map(at -> new Revocation.OfSessionsOf(user(id), at));
                case "client" -> until.stream().map(at -> new Revocation.OfClient(id, at));
                case "everyone" -> until.stream().map(Revocation.OfEveryone::new);
                default -> Stream.of();
            };
        } catch (IllegalArgumentException damaged) {
            return Stream.of();
        }
    }

    private static UserId user(String id) {
        return new UserId(UUID.fromString(id));
    }

    private static Optional<Instant> instant(JsonNode node) {
        try {
            return Optional.of(Instant.parse(node.asText()));
        } catch (DateTimeParseException other) {
            return Optional.empty();
        }
    }
}
