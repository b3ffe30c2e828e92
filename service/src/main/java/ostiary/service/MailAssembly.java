package ostiary.service;

import org.jspecify.annotations.Nullable;
import ostiary.core.mail.Mail;
import ostiary.core.mail.Mailer;

/// Assembles what mails go out by.
final class MailAssembly {
    private final Foundation foundation;

    MailAssembly(Foundation foundation) {
        this.foundation = foundation;
    }

    Mailer mailer() {
        var mailer = foundation.platform().mailer();
        return switch (foundation.config().rehearsalMail()) {
            case SENT -> mailer;
            case SUPPRESSED -> new QuietMailer(mailer);
        };
    }

    /// For a function that sends one in a long while: nothing of mails is loaded before.
    Mailer rarely() {
        return new Rarely(this);
    }

    private static final class Rarely implements Mailer {
        private final MailAssembly assembly;
        private @Nullable Mailer mailer;

        Rarely(MailAssembly assembly) {
            this.assembly = assembly;
        }

        @Override
        public synchronized void send(Mail mail) {
            if (mailer == null) {
                mailer = assembly.mailer();
            }
            mailer.send(mail);
        }
    }
}
