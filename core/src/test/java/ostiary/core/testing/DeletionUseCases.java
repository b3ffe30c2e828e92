package ostiary.core.testing;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ostiary.core.access.Principal;
import ostiary.core.deletion.CancelDeletion;
import ostiary.core.deletion.DeletionAftermath;
import ostiary.core.deletion.RequestDeletion;
import ostiary.core.mail.Mailer;
import ostiary.core.token.IssuedTokens;
import ostiary.core.token.Subject;

/// The use cases of the end of an account over a [World].
public final class DeletionUseCases {
    public static final Duration GRACE = Duration.ofDays(30);

    private final World world;

    DeletionUseCases(World world) {
        this.world = world;
    }

    public RequestDeletion request() {
        return request(world.outbox);
    }

    /// The use case where mails come out elsewhere.
    public RequestDeletion request(Mailer mailer) {
        return request(mailer, GRACE);
    }

    /// The use case with another time of grace.
    public RequestDeletion request(Mailer mailer, Duration grace) {
        var aftermath = new DeletionAftermath(
                world.stores.sessions(),
                world.stores.consents(),
                world.stores.devices(),
                world.stores.revocations(),
                mailer,
                world.journal);
        return new RequestDeletion(
                world.stores.users(),
                world.stores.statuses(),
                world.stores.sessions(),
                world.stores.deletions(),
                (user, now) -> world.stores.addresses().former(user, now).openUntil(),
                aftermath,
                world.factors.stepUps(),
                world.throttle,
                grace,
                world.clock);
    }

    public CancelDeletion cancel() {
        return cancel(world.outbox);
    }

    /// The use case where mails come out elsewhere.
    public CancelDeletion cancel(Mailer mailer) {
        return new CancelDeletion(
                world.keepOffers(),
                world.stores.keepOffers(),
                world.stores.users(),
                world.stores.statuses(),
                mailer,
                world.journal,
                world.clock);
    }

    /// Who presents the access token of a login of this moment.
    public Principal principal(IssuedTokens tokens, String... amr) {
        return new Principal(
                new Subject.OfUser(tokens.refreshToken().userId()),
                tokens.refreshToken().sessionId(),
                "default",
                Set.of("account"),
                Set.of(),
                Optional.of(world.clock.instant()),
                List.of(amr));
    }
}
