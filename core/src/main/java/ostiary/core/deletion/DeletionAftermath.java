package ostiary.core.deletion;

import java.time.Instant;
import java.util.Optional;
import ostiary.core.UnavailableException;
import ostiary.core.access.Revocation;
import ostiary.core.access.RevocationFeed;
import ostiary.core.audit.AuditEvent;
import ostiary.core.audit.AuditLog;
import ostiary.core.consent.ConsentStore;
import ostiary.core.device.DeviceStore;
import ostiary.core.mail.Mail;
import ostiary.core.mail.Mailer;
import ostiary.core.session.SessionStore;
import ostiary.core.token.SessionId;
import ostiary.core.user.User;
import ostiary.core.user.UserId;

/// The steps that follow once an account will be deleted. Each may be repeated: whoever is cut off in between begins
/// anew.
public final class DeletionAftermath {
    private final SessionStore sessions;
    private final ConsentStore consents;
    private final DeviceStore devices;
    private final RevocationFeed feed;
    private final Mailer mailer;
    private final AuditLog audit;

    public DeletionAftermath(
            SessionStore sessions,
            ConsentStore consents,
            DeviceStore devices,
            RevocationFeed feed,
            Mailer mailer,
            AuditLog audit) {
        this.sessions = sessions;
        this.consents = consents;
        this.devices = devices;
        this.feed = feed;
        this.mailer = mailer;
        this.audit = audit;
    }

    /// Forgets what does not come back if the account is kept: the user logs in anew, and is asked anew.
    void forget(UserId user, Optional<SessionId> butOne, Instant now) {
        sessions.forgetAll(user, butOne);
        consents.forgetAll(user);
        devices.forgetAll(user, now);
    }

    /// The notice goes out before the feed ends the token by which a caller could ask once more; if it can't, the
    /// feed is told all the same.
    ///
    /// @throws UnavailableException if the notice could not be sent
    void follow(User user, Instant at, Instant now) {
        forget(user.id(), Optional.empty(), now);
        try {
            mailer.send(new Mail.DeletionRequested(user.email(), at));
        } catch (UnavailableException unsent) {
            audit.record(new AuditEvent.NoticeUnsent());
            throw unsent;
        } finally {
            feed.publish(new Revocation.OfSessionsOf(user.id(), now), now);
        }
        audit.record(new AuditEvent.DeletionRequested(user.id()));
    }
}
