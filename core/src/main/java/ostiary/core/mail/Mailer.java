package ostiary.core.mail;

/// Port: delivers mails.
@FunctionalInterface
public interface Mailer {
    /// Returns once the mail is somebody else's to deliver.
    void send(Mail mail);
}
