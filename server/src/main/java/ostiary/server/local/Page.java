package ostiary.server.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.samskivert.mustache.Mustache;
import java.io.InputStreamReader;
import java.io.Reader;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import ostiary.edge.Response;

/// An answer under `/_local/`: kept by nobody, and powerless in a browser whatever text somebody got into it.
final class Page {
    private static final String NOTHING_BUT_STYLE =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors"
                    + " 'none'";
    private static final Mustache.Compiler TEMPLATES = Mustache.compiler().withLoader(Page::template);

    private Page() {}

    /// A template of this package, filled in; every value is escaped.
    static Response html(String template, Map<String, ?> values) {
        return answer(
                "text/html; charset=utf-8", TEMPLATES.loadTemplate(template).execute(values));
    }

    static Response elsewhere(String path) {
        return new Response(302, new TreeMap<>(Map.of("location", path, "cache-control", "no-store")), "");
    }

    static Response json(String json) {
        return answer("application/json", json);
    }

    private static Response answer(String mediaType, String body) {
        var headers = new TreeMap<String, String>();
        headers.put("content-type", mediaType);
        headers.put("content-security-policy", NOTHING_BUT_STYLE);
        headers.put("x-content-type-options", "nosniff");
        headers.put("referrer-policy", "no-referrer");
        headers.put("cross-origin-resource-policy", "same-origin");
        headers.put("cache-control", "no-store");
        return new Response(200, headers, body);
    }

    private static Reader template(String name) {
        return new InputStreamReader(
                Objects.requireNonNull(Page.class.getResourceAsStream(name + ".html"), name), UTF_8);
    }
}
