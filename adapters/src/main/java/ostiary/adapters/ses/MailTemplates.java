package ostiary.adapters.ses;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import ostiary.core.mail.Mail;

/// Renders mails from the templates in `mail/` on the class path.
///
/// The one link in a mail begins with the configured issuer, so that none can be redirected to a stranger's
/// host (CVE-2026-27812), and no mail contains anything else that whoever asked for it could choose.
public final class MailTemplates {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final String service;
    private final Wording confirmAddress = Wording.read("confirm-address");
    private final Wording alreadySignedUp = Wording.read("already-signed-up");
    private final Wording noPasswordHere = Wording.read("no-password-here");
    private final Wording factorAdded = Wording.read("factor-added");
    private final Wording factorRemoved = Wording.read("factor-removed");
    private final Wording passkeyAdded = Wording.read("passkey-added");
    private final Wording passkeyRemoved = Wording.read("passkey-removed");
    private final Wording factorLocked = Wording.read("factor-locked");
    private final Wording recoveryCodeUsed = Wording.read("recovery-code-used");
    private final Wording recoveryCodesRenewed = Wording.read("recovery-codes-renewed");
    private final Wording resetPassword = Wording.read("reset-password");
    private final Wording noAccountHere = Wording.read("no-account-here");
    private final Wording passwordIsElsewhere = Wording.read("password-is-elsewhere");
    private final Wording deletionRequested = Wording.read("deletion-requested");
    private final Wording deletionCancelled = Wording.read("deletion-cancelled");
    private final Wording deletionRefused = Wording.read("deletion-refused");
    private final Wording passwordVoided = Wording.read("password-voided");
    private final Wording passwordChanged = Wording.read("password-changed");

    private final Wording confirmNewAddress = Wording.read("confirm-new-address");
    private final Wording addressIsTaken = Wording.read("address-is-taken");
    private final Wording addressChangeRequested = Wording.read("address-change-requested");
    private final Wording addressChanged = Wording.read("address-changed");
    private final Wording addressLeft = Wording.read("address-left");
    private final Wording addressRestored = Wording.read("address-restored");

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
            case Mail.ResetPassword reset ->
                render(reset, "Set another password for " + service, resetPassword, values(reset));
            case Mail.NoAccountHere nobody ->
                render(nobody, "You have no account at " + service + " with this address", noAccountHere, Map.of());
            case Mail.PasswordIsElsewhere elsewhere ->
                render(elsewhere, "Your password for " + service, passwordIsElsewhere, Map.of());
            case Mail.PasswordChanged changed ->
                render(changed, "Your password for " + service + " was changed", passwordChanged, Map.of());
            case Mail.DeletionRequested requested ->
                render(
                        requested,
                        "Your account at " + service + " will be deleted",
                        deletionRequested,
                        Map.of("date", DATE.format(requested.at())));
            case Mail.DeletionCancelled kept ->
                render(kept, "Your account at " + service + " stays", deletionCancelled, Map.of());
            case Mail.DeletionRefused refused ->
                render(refused, "Your account at " + service + " could not be deleted", deletionRefused, Map.of());
            case Mail.PasswordVoided voided ->
                render(voided, "Set another password at " + service, passwordVoided, Map.of());
            case Mail.ConfirmNewAddress confirm ->
                render(confirm, "Confirm your new e-mail address for " + service, confirmNewAddress, values(confirm));
            case Mail.AddressIsTaken taken ->
                render(taken, "You already have an account at " + service, addressIsTaken, Map.of());
            case Mail.AddressChangeRequested asked ->
                render(asked, "Another e-mail address for " + service, addressChangeRequested, Map.of());
            case Mail.AddressChanged changed ->
                render(
                        changed,
                        "Your e-mail address for " + service + " was changed",
                        addressChanged,
                        Map.of(
                                "link",
                                changed.link(),
                                "days",
                                changed.validFor().toDays()));
            case Mail.AddressLeft left ->
                render(left, "Your e-mail address for " + service + " was changed", addressLeft, Map.of());
            case Mail.AddressRestored back ->
                render(back, "Your e-mail address for " + service + " is back", addressRestored, Map.of());
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
            case Mail.PasskeyAdded added ->
                render(added, "A passkey was added to your account at " + service, passkeyAdded, Map.of());
            case Mail.PasskeyRemoved removed ->
                render(removed, "A passkey was removed from your account at " + service, passkeyRemoved, Map.of());
            case Mail.FactorLocked locked ->
                render(locked, "Somebody has your password at " + service, factorLocked, Map.of());
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

    private static Map<String, Object> values(Mail.ResetPassword mail) {
        return Map.of("code", mail.code(), "minutes", mail.validFor().toMinutes(), "link", mail.link());
    }

    private static Map<String, Object> values(Mail.ConfirmNewAddress mail) {
        return Map.of(
                "account",
                mail.account(),
                "code",
                mail.code(),
                "minutes",
                mail.validFor().toMinutes(),
                "link",
                mail.link());
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
