package ostiary.adapters.ses;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import ostiary.core.mail.Mail;

/// Renders mails from the templates in `mail/` on the class path.
///
/// No mail contains a link, so none can be redirected to a stranger's host (CVE-2026-27812), nor anything else that
/// whoever asked for it could choose.
public final class MailTemplates {
    private final String service;
    private final Wording confirmAddress = Wording.read("confirm-address");
    private final Wording alreadySignedUp = Wording.read("already-signed-up");
    private final Wording noPasswordHere = Wording.read("no-password-here");
    private final Wording factorAdded = Wording.read("factor-added");
    private final Wording factorRemoved = Wording.read("factor-removed");
    private final Wording recoveryCodeUsed = Wording.read("recovery-code-used");
    private final Wording recoveryCodesRenewed = Wording.read("recovery-codes-renewed");

    /// Loads the templates.
    ///
    /// @param service the name of the service, for users
    public MailTemplates(String service) {
        this.service = service;
    }

    public RenderedMail render(Mail mail) {
        return switch (mail) {
            case Mail.ConfirmAddress confirm ->
                render(confirm, "Confirm your e-mail address for " + service, confirmAddress, values(confirm));
            case Mail.AlreadySignedUp already ->
                render(already, "You already have an account at " + service, alreadySignedUp, Map.of());
            case Mail.NoPasswordHere known ->
                render(known, "You already have an account at " + service, noPasswordHere, Map.of());
            case Mail.FactorAdded added ->
                render(added, "An authenticator was added to your account at " + service, factorAdded, Map.of());
            case Mail.FactorRemoved removed ->
                render(
                        removed,
                        "An authenticator was removed from your account at " + service,
                        factorRemoved,
                        left(removed.left()));
            case Mail.RecoveryCodeUsed used ->
                render(used, "A recovery code was used at " + service, recoveryCodeUsed, left(used.left()));
            case Mail.RecoveryCodesRenewed renewed ->
                render(renewed, "Your recovery codes at " + service + " are new", recoveryCodesRenewed, Map.of());
        };
    }

    private static Map<String, Object> left(int count) {
        return Map.of("left", count, "none", count == 0, "some", count > 0);
    }

    private static Map<String, Object> values(Mail.ConfirmAddress mail) {
        return Map.of("code", mail.code(), "minutes", mail.validFor().toMinutes());
    }

    private RenderedMail render(Mail mail, String subject, Wording wording, Map<String, Object> values) {
        var context = new HashMap<>(values);
        context.put("subject", subject);
        context.put("service", service);
        return new RenderedMail(
                mail.to(),
                subject,
                wording.text().execute(context),
                wording.html().execute(context));
    }

    /// The templates of one mail.
    private record Wording(Template text, Template html) {
        private static final Mustache.Compiler TEXT =
                Mustache.compiler().escapeHTML(false).emptyStringIsFalse(true);
        private static final Mustache.Compiler HTML = Mustache.compiler()
                .escapeHTML(true)
                .emptyStringIsFalse(true)
                .withLoader(file -> new StringReader(resource(file)));

        static Wording read(String name) {
            return new Wording(TEXT.compile(resource(name + ".txt")), HTML.compile(resource(name + ".html")));
        }

        private static String resource(String file) {
            try (var stream = MailTemplates.class.getResourceAsStream("/mail/" + file)) {
                return new String(Objects.requireNonNull(stream, file).readAllBytes(), UTF_8);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }
}
