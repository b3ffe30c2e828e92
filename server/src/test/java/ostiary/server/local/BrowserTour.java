package ostiary.server.local;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import ostiary.blueprint.AccountApi;
import ostiary.blueprint.LoginApi;
import ostiary.blueprint.OAuthApi;
import ostiary.blueprint.PagesApi;
import ostiary.core.token.Sha256;

/// Signs in to a client in a browser, and asks with what that brings.
final class BrowserTour {
    private static final String CLIENT = "reader";
    private static final String BACK = "http://127.0.0.1/cb";
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\">");
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Caller caller;
    private final String secret;
    private final Map<String, String> cookies = new TreeMap<>();

    /// @param dynamoDb where the service's table is
    BrowserTour(Caller caller, URI dynamoDb) {
        this.caller = caller;
        this.secret = new LocalClients(dynamoDb).registerWeb(CLIENT, Set.of("openid", "profile", "email"));
    }

    /// As the user of [ApiTour].
    void everything() throws IOException, InterruptedException {
        var token = token(code());
        caller.ask(OAuthApi.USER_INFO, token);
        caller.send(OAuthApi.USER_INFO_BY_FORM, encoded(Map.of("access_token", token)), "content-type", FORM);
        var own = caller.send(LoginApi.LOG_IN, Map.of("username", ApiTour.EMAIL, "password", ApiTour.PASSWORD));
        var sessions =
                caller.ask(AccountApi.LIST_SESSIONS, own.path("access_token").asText());
        if (!sessions.toString().contains("\"" + CLIENT + "\"")) {
            throw new IllegalStateException("the client's session is not listed");
        }
    }

    private String token(String code) throws IOException, InterruptedException {
        var form = Map.of(
                "grant_type", "authorization_code",
                "code", code,
                "redirect_uri", BACK,
                "code_verifier", VERIFIER,
                "client_id", CLIENT,
                "client_secret", secret);
        return caller.send(OAuthApi.TOKEN, encoded(form), "content-type", FORM)
                .path("access_token")
                .asText();
    }

    private String code() throws IOException, InterruptedException {
        var asking = PagesApi.AUTHORIZE.path() + "?"
                + encoded(Map.of(
                        "client_id",
                        CLIENT,
                        "redirect_uri",
                        BACK,
                        "response_type",
                        "code",
                        "scope",
                        "openid profile email",
                        "code_challenge",
                        Sha256.of(VERIFIER.getBytes(US_ASCII)).value(),
                        "code_challenge_method",
                        "S256"));
        var form = new TreeMap<String, String>();
        HIDDEN.matcher(browse(asking, "").body())
                .results()
                .forEach(field -> form.put(
                        field.group(1), field.group(2).replace("&amp;", "&").replace("&#x3D;", "=")));
        form.putAll(Map.of("username", ApiTour.EMAIL, "password", ApiTour.PASSWORD));
        browse(PagesApi.SIGN_IN.path(), encoded(form));
        var back = browse(asking, "").headers().firstValue("location").orElseThrow();
        return CODE.matcher(back).results().findFirst().orElseThrow().group(1);
    }

    /// @param form empty for a page
    private HttpResponse<String> browse(String target, String form) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(caller.service().resolve(target));
        if (!cookies.isEmpty()) {
            request.header(
                    "cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        if (!form.isEmpty()) {
            request.header("content-type", FORM).POST(BodyPublishers.ofString(form));
        }
        var answer = HTTP.send(request.build(), BodyHandlers.ofString());
        answer.headers().allValues("set-cookie").forEach(text -> {
            var pair = text.substring(0, text.indexOf(';')).split("=", 2);
            cookies.put(pair[0], pair[1]);
        });
        return answer;
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }
}
