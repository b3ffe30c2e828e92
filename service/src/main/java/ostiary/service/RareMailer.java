package ostiary.service;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ostiary.core.mail.Mail;
import ostiary.core.mail.Mailer;

/// Sends mails by a mailer that is made for the first of them: a function that sends one in a long while loads
/// nothing of mails before.
final class RareMailer implements Mailer {
    private final Supplier<Mailer> maker;
    private @Nullable Mailer mailer;

    RareMailer(Supplier<Mailer> maker) {
        this.maker = maker;
    }

    @Override
    public void send(Mail mail) {
        mailer().send(mail);
    }

    private synchronized Mailer mailer() {
        if (mailer == null) {
            mailer = maker.get();
        }
        return mailer;
    }
}
