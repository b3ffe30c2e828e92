package ostiary.core.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import ostiary.core.mail.Mail;
import ostiary.core.mail.Mailer;
import ostiary.core.user.EmailAddress;

/// Keeps the mails instead of delivering them.
public final class Outbox implements Mailer {
    private final List<Mail> sent = new CopyOnWriteArrayList<>();

    @Override
    public void send(Mail mail) {
        sent.add(mail);
    }

    /// All mails so far, the oldest first.
    public List<Mail> sent() {
        return List.copyOf(sent);
    }

    /// The code in the newest mail that brought one to this address.
    public String codeFor(EmailAddress address) {
        return sent.reversed().stream()
                .filter(mail -> mail.to().equals(address))
                .filter(Mail.ConfirmAddress.class::isInstance)
                .map(mail -> ((Mail.ConfirmAddress) mail).code())
                .findFirst()
                .orElseThrow();
    }

    /// The newest mail by which a password can be reset that went to this address.
    public Mail.ResetPassword resetFor(EmailAddress address) {
        return sent.reversed().stream()
                .filter(mail -> mail.to().equals(address))
                .filter(Mail.ResetPassword.class::isInstance)
                .map(Mail.ResetPassword.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
