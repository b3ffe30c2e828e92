package ostiary.core.deletion;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import ostiary.core.UnavailableException;
import ostiary.core.audit.AuditEvent;
import ostiary.core.audit.AuditLog;
import ostiary.core.mail.Mail;
import ostiary.core.mail.Mailer;
import ostiary.core.user.Credential;
import ostiary.core.user.User;
import ostiary.core.user.UserId;
import ostiary.core.user.UserStatusStore;
import ostiary.core.user.UserStore;

/// Use case: whoever has proven to be the owner keeps an account that was to be deleted. It logs nobody in.
///
/// One transaction decides; what follows it is told until it is noted that all is told, so whoever is cut off
/// sends the same once more.
public final class CancelDeletion {
    private final KeepOffers offers;
    private final KeepOfferStore store;
    private final UserStore users;
    private final UserStatusStore statuses;
    private final Mailer mailer;
    private final AuditLog audit;
    private final InstantSource clock;

    public CancelDeletion(
            KeepOffers offers,
            KeepOfferStore store,
            UserStore users,
            UserStatusStore statuses,
            Mailer mailer,
            AuditLog audit,
            InstantSource clock) {
        this.offers = offers;
        this.store = store;
        this.users = users;
        this.statuses = statuses;
        this.mailer = mailer;
        this.audit = audit;
        this.clock = clock;
    }

    /// Keeps the account.
    ///
    /// @param challenge as the login gave it; may be anything
    /// @return whether it is kept, by this call or by an earlier one with the same challenge
    public boolean cancel(String challenge) {
        var now = clock.instant();
        boolean isKept = offers.find(challenge, now)
                .filter(offer -> isKept(challenge, offer, now))
                .isPresent();
        if (!isKept) {
            audit.record(new AuditEvent.DeletionNotCancelled());
        }
        return isKept;
    }

    /// Keeps the account of somebody who has proven in another way to be its owner. Does nothing unless it is to be
    /// deleted.
    ///
    /// @throws UnavailableException if somebody else changes it at this moment
    public void keep(UserId user) {
        var offered = offers.offer(user, clock.instant());
        if (offered.isPresent() && !cancel(offered.get().challenge())) {
            throw new UnavailableException("the account changes at this very moment", null);
        }
    }

    private boolean isKept(String challenge, KeepOffer offer, Instant now) {
        var user = users.find(offer.user());
        if (user.isEmpty()) {
            return false;
        }
        if (offer.spent()) {
            return isKeptAlready(offer, user.get());
        }
        var login = login(user.get());
        if (!offer.isOf(login)) {
            return false;
        }
        if (store.redeem(offer, login, now)) {
            finish(offer, user.get());
            return true;
        }
        return offers.find(challenge, now)
                .filter(found -> found.spent() && isKeptAlready(found, user.get()))
                .isPresent();
    }

    private Optional<Credential> login(User user) {
        return users.findCredential(user.email()).filter(found -> found.userId().equals(user.id()));
    }

    /// Whether the very same was done before, by a first try whose answer was lost. If that was cut off, it is
    /// finished here.
    private boolean isKeptAlready(KeepOffer offer, User user) {
        boolean stays = statuses.findStatus(user.id())
                .filter(status -> !status.disabled() && status.deletesAt().isEmpty())
                .isPresent();
        if (stays && !offer.done()) {
            finish(offer, user);
        }
        return stays;
    }

    private void finish(KeepOffer offer, User user) {
        mailer.send(new Mail.DeletionCancelled(user.email()));
        audit.record(new AuditEvent.DeletionCancelled(user.id()));
        store.done(offer.id());
    }
}
