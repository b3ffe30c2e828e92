package ostiary.core.recovery;

import java.time.Instant;
import ostiary.core.access.Revocation;
import ostiary.core.access.RevocationFeed;
import ostiary.core.device.DeviceStore;
import ostiary.core.mail.Mail;
import ostiary.core.mail.Mailer;
import ostiary.core.throttle.Limits;
import ostiary.core.throttle.Throttle;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.UserId;

/// The steps that follow once a password or an address is another one. Each step may be repeated: whoever is cut
/// off in between begins anew.
public final class PasswordAftermath {
    private final RevocationFeed feed;
    private final DeviceStore devices;
    private final Throttle throttle;
    private final Mailer mailer;

    public PasswordAftermath(RevocationFeed feed, DeviceStore devices, Throttle throttle, Mailer mailer) {
        this.feed = feed;
        this.devices = devices;
        this.throttle = throttle;
        this.mailer = mailer;
    }

    /// Access tokens first, since they open most, and the mail last, since it can't be taken back.
    ///
    /// @param revoked the tokens that no longer count
    void follow(UserId user, EmailAddress email, Revocation revoked, Instant now) {
        end(user, revoked, now);
        // Whoever knows the password and changes it again and again tells the owner often enough.
        tell(new Mail.PasswordChanged(email), now);
    }

    /// Without the mail.
    void end(UserId user, Revocation revoked, Instant now) {
        feed.publish(revoked, now);
        devices.forgetAll(user, now);
    }

    /// Sends a notice, unless there were many to that address just now.
    void tell(Mail notice, Instant now) {
        if (throttle.take(Limits.NOTICE_BY_ADDRESS.ofMailbox(notice.to().value()), now)
                .isEmpty()) {
            mailer.send(notice);
        }
    }

    /// Sends a mail in any case.
    void send(Mail mail) {
        mailer.send(mail);
    }
}
