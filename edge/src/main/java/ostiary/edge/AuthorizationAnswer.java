package ostiary.edge;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import ostiary.core.oauth.AuthorizationError;
import ostiary.edge.page.Page;

/// Takes an answer back to the client by way of the browser (RFC 6749 §4.1.2). Each names the issuer (RFC 9207 §2), so
/// that no client takes it for an answer of somebody else.
///
/// @param state as the client sent it
/// @param byForm whether a form takes it (OAuth 2.0 Form Post Response Mode), else a query
record AuthorizationAnswer(
        String issuer, String redirectUri, Optional<String> state, boolean byForm, PageAnswers pages) {
    Response code(Request request, String code) {
        return answer(request, new LinkedHashMap<>(Map.of("code", code)));
    }

    /// @param description for developers, in ASCII; quotes nothing that was sent
    Response error(Request request, AuthorizationError error, String description) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("error", error.code());
        parameters.put("error_description", description);
        return answer(request, parameters);
    }

    private Response answer(Request request, Map<String, String> parameters) {
        state.ifPresent(text -> parameters.put("state", text));
        parameters.put("iss", issuer);
        return byForm
                ? pages.page(request, 200, new Page.FormPost(redirectUri, parameters))
                : Response.redirect(
                        request.method().equals("POST") ? 303 : 302, URI.create(with(redirectUri, parameters)));
    }

    /// A redirect URI may have a query of its own, which stays (RFC 6749 §3.1.2).
    static String with(String redirectUri, Map<String, String> parameters) {
        var query = parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + AuthorizationQuery.encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
        if (redirectUri.indexOf('?') < 0) {
            return redirectUri + "?" + query;
        }
        return redirectUri + (redirectUri.endsWith("?") || redirectUri.endsWith("&") ? "" : "&") + query;
    }

    @Override
    public String toString() {
        return "AuthorizationAnswer";
    }
}
