package ostiary.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import ostiary.blueprint.PagesApi;
import ostiary.core.token.Sha256;

/// Ties a form to the browser that was given its page (OWASP ASVS 5.0, 3.5.1): the browser keeps a random text in a
/// cookie that no other site can set, and the form has the hash of it. One cookie does for all tabs.
final class FormTie {
    private static final int BYTES = 32;
    private static final Pattern TEXT = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final String text;

    private FormTie(String text) {
        this.text = text;
    }

    /// The browser's, or a new one.
    static FormTie of(Request request, SecureRandom random) {
        return kept(request).orElseGet(() -> {
            var bytes = new byte[BYTES];
            random.nextBytes(bytes);
            return new FormTie(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        });
    }

    private static Optional<FormTie> kept(Request request) {
        return request.cookie(PagesApi.FORM_COOKIE)
                .filter(text -> TEXT.matcher(text).matches())
                .map(FormTie::new);
    }

    /// Whether a form comes from a page that this browser was given.
    static boolean holds(Request request, FieldValues form) {
        return kept(request)
                .filter(tie -> MessageDigest.isEqual(
                        tie.field().getBytes(UTF_8), form.get("form_token").getBytes(UTF_8)))
                .isPresent();
    }

    /// The text that the form has.
    String field() {
        return Sha256.of(text.getBytes(UTF_8)).value();
    }

    /// The cookie that the browser keeps.
    SetCookie cookie() {
        return SetCookie.of(PagesApi.FORM_COOKIE, text);
    }

    @Override
    public String toString() {
        return "FormTie";
    }
}
