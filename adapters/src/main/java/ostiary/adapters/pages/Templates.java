package ostiary.adapters.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.samskivert.mustache.Mustache;
import java.io.StringReader;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import ostiary.blueprint.Theme;

/// The templates in `pages/`, in one theme's colours. Values are escaped without exception; style and scripts hold no
/// values, and are put in before a template is compiled, so that a policy can name them by their hashes.
final class Templates {
    private static final String NO_POST = "form-action 'none'";

    private final String style;
    private final Mustache.Compiler compiler;

    Templates(Theme theme) {
        this.style = Resources.text("style.css") + Palette.style(theme);
        this.compiler = Mustache.compiler()
                .escapeHTML(true)
                .emptyStringIsFalse(true)
                .withLoader(file -> new StringReader(source(file)));
    }

    /// A page with a form. Where it is posted to may send the browser on to a client, so its policy has no
    /// `form-action`: Chromium and Safari would stop at that redirect
    /// (<https://github.com/w3c/webappsec-csp/issues/8>).
    PageTemplate withForm(String name, String... scripts) {
        return compile(name, List.of(scripts), Optional.empty());
    }

    /// A page that posts nothing.
    PageTemplate withScript(String name, String script) {
        return compile(name, List.of(script), Optional.of(NO_POST));
    }

    /// A page that posts nothing and runs nothing.
    PageTemplate withoutForm(String name) {
        return compile(name, List.of(), Optional.of(NO_POST));
    }

    private PageTemplate compile(String name, List<String> scripts, Optional<String> formAction) {
        var allowed = new ArrayList<>(List.of("style-src " + hash(style)));
        if (!scripts.isEmpty()) {
            allowed.add(scripts.stream()
                    .map(script -> hash(Resources.text(script)))
                    .collect(Collectors.joining(" ", "script-src ", "")));
        }
        allowed.add("img-src data:");
        formAction.ifPresent(allowed::add);
        return new PageTemplate(compiler.compile(source(name + ".html")), allowed);
    }

    private String source(String file) {
        return Resources.text(file)
                .replace("/* style.css */", style)
                .replace("/* form.js */", Resources.text("form.js"))
                .replace("/* use-passkey.js */", Resources.text("use-passkey.js"))
                .replace("/* make-passkey.js */", Resources.text("make-passkey.js"))
                .replace("/* print.js */", Resources.text("print.js"))
                .replace("/* form-post.js */", Resources.text("form-post.js"));
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
