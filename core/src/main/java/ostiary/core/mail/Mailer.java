package ostiary.core.mail;

/// Port: delivers mails.
@FunctionalInterface
public interface Mailer {
    /// Returns once the mail has been handed over for delivery.
    void send(Mail mail);
}
