package ostiary.service;

import ostiary.blueprint.SyntheticUsers;
import ostiary.core.mail.Mail;
import ostiary.core.mail.Mailer;

/// Sends no mail to the users of rehearsals, who read none: whoever types in such an address gets nothing by it.
record QuietMailer(Mailer mailer) implements Mailer {
    @Override
    public void send(Mail mail) {
        if (!SyntheticUsers.isAddress(mail.to().value())) {
            mailer.send(mail);
        }
    }
}
