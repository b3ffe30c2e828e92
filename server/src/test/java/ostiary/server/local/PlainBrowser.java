package ostiary.server.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// The browser of a user, without scripts: keeps cookies, follows redirects, and signs its user in where a page asks.
final class PlainBrowser {
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"");
    private static final Pattern ACTION = Pattern.compile("<form[^>]* action=\"([^\"]*)\"");
    private static final int MOST_STEPS = 20;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> cookies = new TreeMap<>();
    private final String username;
    private final String password;

    PlainBrowser(String username, String password) {
        this.username = username;
        this.password = password;
    }

    /// Opens an address and goes on to where it leads, but not to one that is another's: that is where it stops.
    ///
    /// @return where it is in the end
    URI goTo(URI start, Predicate<URI> isAnothers) throws IOException, InterruptedException {
        var at = start;
        for (int step = 0; step < MOST_STEPS && !isAnothers.test(at); step++) {
            var response = send(HttpRequest.newBuilder(at));
            if (response.statusCode() == 200 && response.body().contains("name=\"password\"")) {
                response = fillIn(at, response.body());
            }
            var next = response.headers().firstValue("location");
            if (next.isEmpty()) {
                return at;
            }
            at = at.resolve(next.get());
        }
        return at;
    }

    /// The page that an address shows, wherever it leads.
    String read(URI start) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(goTo(start, _ -> false))).body();
    }

    private HttpResponse<String> fillIn(URI page, String html) throws IOException, InterruptedException {
        var form = new TreeMap<>(Map.of("username", username, "password", password));
        HIDDEN.matcher(html).results().forEach(field -> form.put(text(field.group(1)), text(field.group(2))));
        var action = ACTION.matcher(html).results().findFirst().orElseThrow();
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(joining("&"));
        return send(HttpRequest.newBuilder(page.resolve(text(action.group(1))))
                .header("content-type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    /// The cookies that it sends along with each request.
    String cookies() {
        return cookies.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(joining("; "));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        if (!cookies.isEmpty()) {
            request.header("cookie", cookies());
        }
        var response = http.send(request.build(), BodyHandlers.ofString());
        response.headers().allValues("set-cookie").forEach(this::keep);
        return response;
    }

    private void keep(String header) {
        var pair = header.split(";", 2)[0].split("=", 2);
        cookies.put(pair[0], pair[1]);
    }

    private static String text(String html) {
        return html.replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&#x27;", "'")
                .replace("&#x2F;", "/")
                .replace("&#x3D;", "=")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }
}
