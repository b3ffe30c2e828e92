package ostiary.server.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import ostiary.adapters.pages.Gallery;
import ostiary.adapters.pages.HostedPages;
import ostiary.blueprint.Theme;
import ostiary.edge.Response;
import ostiary.edge.page.Page;

/// A site on loopback with the hosted pages in every state, in the names and colours of three products, and a page on
/// which everything is wrong. What is posted to it is shown.
final class PageGallery implements AutoCloseable {
    /// The page on which everything is wrong, and one more like it.
    static final List<String> CONTROLS = List.of("/see/control/en/one", "/see/control/en/other");

    private static final String LONG_NAME = "Münchner Verkehrsgesellschaft Kundenkonto";
    private static final String LOGO = "data:image/svg+xml;base64,"
            + Base64.getEncoder()
                    .encodeToString(
                            "<svg xmlns='http://www.w3.org/2000/svg' width='132' height='40'><path fill='#7d92c8' "
                                    .concat("d='M0 40 20 0l20 40zm52-28h80v16H52z'/></svg>")
                                    .getBytes(UTF_8));
    private static final Map<String, HostedPages> THEMES = Map.of(
            "acme", new HostedPages(Theme.of("Acme")),
            "yellow", new HostedPages(new Theme(LONG_NAME, "#ffd400", Optional.empty())),
            "navy", new HostedPages(new Theme("Lighthouse", "#000080", Optional.of(LOGO))));

    private final HttpServer server;
    private final List<String> listed;
    private final Map<String, Page> pages;

    private PageGallery(HttpServer server, List<String> listed) {
        this.server = server;
        this.listed = listed;
        this.pages = Gallery.of(address() + "/client");
    }

    /// All that a browser can look at, in both languages, and what differs by product in all three.
    static List<String> all() {
        var names = Gallery.of("https://client.example/").keySet().stream()
                .filter(name -> !name.equals("form-post") && !name.equals("signing-out"))
                .toList();
        return Stream.of("acme/en", "acme/de", "yellow/de", "navy/en")
                .flatMap(which -> names.stream()
                        .filter(name -> which.startsWith("acme")
                                || name.matches("[a-z-]*(?:wrong|short|consent|apps|sessions|asked|back|broken)"))
                        .map(name -> "/see/" + which + "/" + name))
                .toList();
    }

    /// A site that lists these of its pages.
    static PageGallery of(List<String> listed) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
            var gallery = new PageGallery(server, listed);
            server.createContext("/list", exchange -> answer(exchange, Response.empty(200), String.join("\n", listed)));
            server.createContext("/see/", gallery::show);
            server.createContext(Gallery.ACTION, PageGallery::repeat);
            server.createContext("/client", PageGallery::repeat);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return gallery;
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    String address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort()).toString();
    }

    int size() {
        return listed.size();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void show(HttpExchange exchange) throws IOException {
        var parts = exchange.getRequestURI().getPath().split("/", -1);
        if (parts[2].equals("control")) {
            answer(exchange, Response.html(200, "", "style-src 'unsafe-inline'"), control(parts[4]));
            return;
        }
        var language = Locale.LanguageRange.parse(parts[3]);
        var hosted = Objects.requireNonNull(THEMES.get(parts[2]), parts[2]);
        var page = hosted.render(Objects.requireNonNull(pages.get(parts[4]), parts[4]), language);
        answer(exchange, Response.html(200, page), page.html());
    }

    /// Too large and too wide, without a language, with a field that nobody knows the name of, a picture that is not
    /// allowed, a focus that nobody asked for, and a heading that is not where the other has it.
    private static String control(String name) {
        return "<!doctype html><title>" + name + "</title><style>input{outline:0!important}</style>"
                + "<body data-page=sign-in>" + (name.equals("other") ? "<p>lower" : "")
                + "<p style='width:2000px;color:#ccc'>pale</p><h1>Low</h1><input id=username autofocus>"
                + "<img src=/missing.png><!--" + "large".repeat(12_000) + "-->";
    }

    private static void repeat(HttpExchange exchange) throws IOException {
        var form = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        var escaped = form.replace("&", "&amp;").replace("<", "&lt;");
        answer(exchange, Response.html(200, ""), "<!doctype html><title>Posted</title><pre>" + escaped + "</pre>");
    }

    private static void answer(HttpExchange exchange, Response response, String body) throws IOException {
        try (exchange) {
            var bytes = body.getBytes(UTF_8);
            response.headers()
                    .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            exchange.sendResponseHeaders(response.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
