package ostiary.core.factor;

import ostiary.core.audit.AuditEvent;
import ostiary.core.audit.AuditLog;
import ostiary.core.mail.Mail;
import ostiary.core.mail.Mailer;
import ostiary.core.user.EmailAddress;

/// Tells users what was done to their second factors. What was done is done: a mail that cannot be sent is
/// noted for operators, and fails nothing, whatever the trouble is.
public final class FactorNotices {
    private final Mailer mailer;
    private final AuditLog audit;

    public FactorNotices(Mailer mailer, AuditLog audit) {
        this.mailer = mailer;
        this.audit = audit;
    }

    /// Tells a user that an authenticator is gone.
    ///
    /// @param left how many there are still
    public void removed(EmailAddress email, int left) {
        send(new Mail.FactorRemoved(email, left));
    }

    /// Sends one mail, if it can be sent.
    public void send(Mail mail) {
        try {
            mailer.send(mail);
        } catch (RuntimeException unsent) {
            audit.record(new AuditEvent.NoticeUnsent());
        }
    }
}
