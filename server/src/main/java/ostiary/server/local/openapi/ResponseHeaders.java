package ostiary.server.local.openapi;

import static ostiary.server.json.JsonTree.object;
import static ostiary.server.local.openapi.ResponseHeader.CHALLENGE;
import static ostiary.server.local.openapi.ResponseHeader.CLIENT_CHALLENGE;
import static ostiary.server.local.openapi.ResponseHeader.DEVICE;
import static ostiary.server.local.openapi.ResponseHeader.HSTS;
import static ostiary.server.local.openapi.ResponseHeader.MAX_AGE;
import static ostiary.server.local.openapi.ResponseHeader.NOSNIFF;
import static ostiary.server.local.openapi.ResponseHeader.NO_STORE;
import static ostiary.server.local.openapi.ResponseHeader.PRIVATE_MAX_AGE;
import static ostiary.server.local.openapi.ResponseHeader.READABLE;
import static ostiary.server.local.openapi.ResponseHeader.RETRY_AFTER;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ostiary.server.local.openapi.Success.Caching;

/// The headers of a response beside those of HTTP itself, such as `Content-Type`.
final class ResponseHeaders {
    static final List<ResponseHeader> ALL = List.of(
            NO_STORE,
            MAX_AGE,
            PRIVATE_MAX_AGE,
            READABLE,
            NOSNIFF,
            HSTS,
            DEVICE,
            CHALLENGE,
            CLIENT_CHALLENGE,
            RETRY_AFTER);

    private ResponseHeaders() {}

    static Map<String, Object> ofSuccess(Optional<Success> success) {
        var caching = success.map(Success::caching).orElse(Caching.NOBODY);
        var headers = new ArrayList<>(List.of(header(caching), HSTS));
        if (caching == Caching.ANYBODY) {
            headers.add(READABLE);
        }
        success.ifPresent(_ -> headers.add(NOSNIFF));
        success.filter(Success::setsDevice).ifPresent(_ -> headers.add(DEVICE));
        return references(headers);
    }

    static Map<String, Object> ofProblem(int status) {
        var headers = new ArrayList<>(List.of(NO_STORE, HSTS, NOSNIFF));
        switch (status) {
            case 401, 403 -> headers.add(CHALLENGE);
            case 429, 503 -> headers.add(RETRY_AFTER);
            default -> {}
        }
        return references(headers);
    }

    static Map<String, Object> ofOAuthError(int status) {
        var headers = new ArrayList<>(List.of(NO_STORE, HSTS, NOSNIFF));
        if (status == 401) {
            headers.add(CLIENT_CHALLENGE);
        }
        return references(headers);
    }

    static Map<String, Object> ofFrontDoor() {
        return references(List.of(NO_STORE));
    }

    private static Map<String, Object> references(List<ResponseHeader> headers) {
        var references = object();
        headers.forEach(header -> references.put(header.name(), header.reference()));
        return references;
    }

    private static ResponseHeader header(Caching caching) {
        return switch (caching) {
            case NOBODY -> NO_STORE;
            case CALLER -> PRIVATE_MAX_AGE;
            case ANYBODY -> MAX_AGE;
        };
    }
}
