package ostiary.server.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.samskivert.mustache.Mustache;
import java.io.InputStreamReader;
import java.io.Reader;
import java.util.Map;
import java.util.Objects;
import ostiary.edge.Response;

/// An answer under `/_local/`: kept by nobody, and powerless in a browser whatever text somebody got into it.
final class Page {
    private static final String[] NOTHING_BUT_STYLE = {"style-src 'unsafe-inline'", "form-action 'none'"};

    private static final Mustache.Compiler TEMPLATES = Mustache.compiler().withLoader(Page::template);

    private Page() {}

    /// A template of this package, filled in; every value is escaped.
    static Response html(String template, Map<String, ?> values) {
        return Response.html(200, TEMPLATES.loadTemplate(template).execute(values), NOTHING_BUT_STYLE);
    }

    static Response json(String json) {
        return Response.html(200, json, NOTHING_BUT_STYLE).with("content-type", "application/json");
    }

    private static Reader template(String name) {
        return new InputStreamReader(
                Objects.requireNonNull(Page.class.getResourceAsStream(name + ".html"), name), UTF_8);
    }
}
