package ostiary.core.admin;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import ostiary.core.access.Revocation;
import ostiary.core.access.RevocationFeed;
import ostiary.core.audit.AuditEvent;
import ostiary.core.audit.AuditLog;
import ostiary.core.device.DeviceStore;
import ostiary.core.factor.FactorNotices;
import ostiary.core.mail.Mail;
import ostiary.core.user.UserId;
import ostiary.core.user.UserStatusStore;

/// Follows an operator's action once it is written: gateways, devices and logs are told. The user is told of a
/// factor or a passkey that is gone, as by their own hand, and of a password that is void.
public final class AdminAftermath {
    /// A machine whose clock is ahead may have issued a token of later than now.
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(5);

    private final UserStatusStore statuses;
    private final DeviceStore devices;
    private final RevocationFeed feed;
    private final FactorNotices notices;
    private final AuditLog audit;
    private final InstantSource clock;

    public AdminAftermath(
            UserStatusStore statuses,
            DeviceStore devices,
            RevocationFeed feed,
            FactorNotices notices,
            AuditLog audit,
            InstantSource clock) {
        this.statuses = statuses;
        this.devices = devices;
        this.feed = feed;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    void follow(AdminTarget target, AdminRecord record) {
        var user = record.user();
        var now = clock.instant();
        switch (record.action().kind()) {
            case DISABLE -> {
                // First of what may fail: access tokens are worth more than devices, which let nobody in.
                feed.publish(new Revocation.OfUser(user, now.plus(CLOCKS_DIFFER)), now);
                devices.forgetAll(user, now);
            }
            case END_SESSIONS -> endAgain(user, now);
            case REQUIRE_RESET -> {
                endAgain(user, now);
                devices.forgetAll(user, now);
                notices.send(new Mail.PasswordVoided(target.user().email()));
            }
            case REMOVE_FACTOR ->
                target.login().ifPresent(login -> notices.removed(login.email(), login.factors() - 1));
            case REMOVE_PASSKEY ->
                notices.send(new Mail.PasskeyRemoved(target.user().email()));
            case ENABLE, SET_ROLES, UNLOCK -> {
                // The record and the log are all.
            }
        }
        audit.record(new AuditEvent.OperatorActed(
                user, record.by().text(), record.action().kind().text(), record.id()));
        audit.record(told(record));
    }

    /// Once more, after the write: a login that began just before it is over, too, and a refresh that has not seen it
    /// issues no token of later than this.
    private void endAgain(UserId user, Instant now) {
        statuses.endSessions(user, now);
        feed.publish(new Revocation.OfSessionsOf(user, now), now);
    }

    private static AuditEvent told(AdminRecord record) {
        var user = record.user();
        return switch (record.action().kind()) {
            case DISABLE -> new AuditEvent.UserDisabled(user);
            case ENABLE -> new AuditEvent.UserEnabled(user);
            case END_SESSIONS -> new AuditEvent.AllSessionsEnded(user);
            case REQUIRE_RESET -> new AuditEvent.PasswordVoided(user);
            case REMOVE_FACTOR -> new AuditEvent.FactorRemoved(user);
            case REMOVE_PASSKEY -> new AuditEvent.PasskeyRemoved(user);
            case SET_ROLES -> new AuditEvent.RolesChanged(user, record.action().roles());
            case UNLOCK -> new AuditEvent.UserUnlocked(user);
        };
    }
}
