package ostiary.core.testing;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ostiary.core.access.Principal;
import ostiary.core.factor.AddAuthenticator;
import ostiary.core.factor.FactorChanges;
import ostiary.core.factor.FactorId;
import ostiary.core.factor.FactorName;
import ostiary.core.factor.FactorNotices;
import ostiary.core.factor.FactorOutcome.Begun;
import ostiary.core.factor.FactorOutcome.Confirmed;
import ostiary.core.factor.ListFactors;
import ostiary.core.factor.ProveFactor;
import ostiary.core.factor.RemoveAuthenticator;
import ostiary.core.factor.RenewRecoveryCodes;
import ostiary.core.factor.SecretSealing;
import ostiary.core.factor.StepUps;
import ostiary.core.factor.TotpSecret;
import ostiary.core.login.OwnFactorVerifier;
import ostiary.core.token.Subject;
import ostiary.core.user.PasswordHome;
import ostiary.core.user.UserId;

/// The use cases of second factors over a [World], and what a user does with them.
public final class FactorUseCases {
    private final World world;

    /// The codes that apps show.
    public final OracleTotp app = new OracleTotp();

    FactorUseCases(World world) {
        this.world = world;
    }

    /// An authenticator that a user has confirmed, and the recovery codes that came with it.
    public record Enrolled(FactorId id, TotpSecret secret, List<String> recoveryCodes) {}

    public SecretSealing sealing() {
        return new SecretSealing(world.sealingKeys, new SecureRandom());
    }

    public FactorNotices notices() {
        return new FactorNotices(world.outbox, world.journal);
    }

    /// Judges what a change wants of a login.
    public StepUps stepUps() {
        return stepUps(PasswordHome.HERE);
    }

    /// The same where passwords are there.
    public StepUps stepUps(PasswordHome home) {
        return new StepUps(home, user -> !world.stores.passkeys().list(user).isEmpty());
    }

    private FactorChanges changes(PasswordHome home) {
        return new FactorChanges(world.stores.users(), home, stepUps(), world.throttle);
    }

    public ListFactors list() {
        return list(PasswordHome.HERE);
    }

    /// The use case where passwords are there.
    public ListFactors list(PasswordHome home) {
        return new ListFactors(world.stores.users(), world.stores.factors(), home, stepUps(), world.clock);
    }

    public AddAuthenticator add() {
        return add(PasswordHome.HERE);
    }

    /// The use case where passwords are there.
    public AddAuthenticator add(PasswordHome home) {
        return new AddAuthenticator(
                changes(home),
                world.stores.factors(),
                sealing(),
                app,
                new SecureRandom(),
                notices(),
                world.journal,
                world.clock);
    }

    public RemoveAuthenticator remove() {
        return remove(PasswordHome.HERE);
    }

    /// The use case where passwords are there.
    public RemoveAuthenticator remove(PasswordHome home) {
        return new RemoveAuthenticator(changes(home), world.stores.factors(), notices(), world.journal, world.clock);
    }

    public RenewRecoveryCodes renew() {
        return new RenewRecoveryCodes(
                changes(PasswordHome.HERE),
                world.stores.factors(),
                new SecureRandom(),
                notices(),
                world.journal,
                world.clock);
    }

    public OwnFactorVerifier verifier() {
        var prove = new ProveFactor(world.stores.factors(), sealing(), app, notices(), world.journal);
        return new OwnFactorVerifier(world.stores.users(), prove, world.clock);
    }

    /// Who has logged in right now by these methods.
    public Principal principal(UserId user, String... amr) {
        return new Principal(
                new Subject.OfUser(user),
                Fresh.sessionId(),
                "default",
                Set.of("account"),
                Set.of(),
                Optional.of(world.clock.instant()),
                List.of(amr));
    }

    /// Who has logged in right now by these methods, in a session that there is.
    public Principal signedIn(UserId user, String... amr) {
        var session = world.startSession()
                .start(user, Set.of(), List.of(amr), world.clients.byDefault(), World.LAPTOP, world.clock.instant())
                .orElseThrow()
                .refreshToken()
                .sessionId();
        return new Principal(
                new Subject.OfUser(user),
                session,
                "default",
                Set.of("account"),
                Set.of(),
                Optional.of(world.clock.instant()),
                List.of(amr));
    }

    /// Adds an authenticator and confirms it, as whoever has proven two factors.
    public Enrolled enrol(UserId user) {
        var who = principal(user, "pwd", "otp", "mfa");
        var begun = (Begun) add().begin(who, FactorName.parse("Phone").orElseThrow());
        var confirmed = (Confirmed) add().confirm(who, begun.id(), app.at(begun.secret(), world.clock.instant()));
        return new Enrolled(begun.id(), begun.secret(), confirmed.recoveryCodes());
    }
}
