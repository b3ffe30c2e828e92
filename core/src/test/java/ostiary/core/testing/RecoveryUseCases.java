package ostiary.core.testing;

import java.security.SecureRandom;
import ostiary.core.mail.Mailer;
import ostiary.core.password.Password;
import ostiary.core.password.PasswordPolicy;
import ostiary.core.recovery.ChangePassword;
import ostiary.core.recovery.PasswordAftermath;
import ostiary.core.recovery.RequestPasswordReset;
import ostiary.core.recovery.ResetPassword;
import ostiary.core.recovery.ResetSecrets;
import ostiary.core.throttle.MailBudget;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.PasswordHome;

/// How passwords are forgotten, reset and changed in a [World].
public final class RecoveryUseCases {
    /// Where links lead to.
    public static final String PAGE = "https://auth.example.com/password/reset/page?token=";

    private static final int MAILS_PER_HOUR = 10_000;

    private final World world;
    private final PasswordPolicy policy;
    private final PasswordHome home;
    private final Mailer mailer;
    private final ResetSecrets secrets;

    RecoveryUseCases(World world, PasswordPolicy policy, PasswordHome home, Mailer mailer) {
        this.world = world;
        this.policy = policy;
        this.home = home;
        this.mailer = mailer;
        this.secrets = new ResetSecrets(world.keys, new SecureRandom());
    }

    public ResetSecrets secrets() {
        return secrets;
    }

    public RequestPasswordReset request() {
        return request(MAILS_PER_HOUR);
    }

    /// The use case with another budget of mails.
    public RequestPasswordReset request(int mailsPerHour) {
        return new RequestPasswordReset(
                world.stores.users(),
                world.stores.resets(),
                secrets,
                home,
                link -> PAGE + link,
                world.throttle,
                new MailBudget(mailsPerHour, new SecureRandom()),
                mailer,
                world.journal,
                world.clock);
    }

    public ResetPassword reset() {
        return new ResetPassword(
                world.stores.users(),
                world.stores.statuses(),
                world.stores.resets(),
                policy,
                world.passwords,
                aftermath(),
                world.addresses(mailer).wayBackAftermath(),
                world.throttle,
                world.journal,
                world.clock);
    }

    public ChangePassword change() {
        return new ChangePassword(
                world.stores.users(),
                world.stores.statuses(),
                world.stores.sessions(),
                world.stores.passwords(),
                policy,
                world.passwords,
                aftermath(),
                world.throttle,
                world.journal,
                world.clock);
    }

    private PasswordAftermath aftermath() {
        return new PasswordAftermath(world.stores.revocations(), world.stores.devices(), world.throttle, mailer);
    }

    /// Asks for a mail.
    ///
    /// @return the text that whoever asked is given
    public String ask(EmailAddress email) {
        var outcome = request().request(email, World.LAPTOP.network());
        return ((RequestPasswordReset.Outcome.Accepted) outcome).request();
    }

    /// Resets by a code, from a usual network.
    public ResetPassword.Outcome byCode(String request, String code, Password next) {
        return reset().reset(secrets.byCode(request, code), next, World.LAPTOP.network());
    }

    /// Resets by a link's token, from a usual network.
    public ResetPassword.Outcome byLink(String token, Password next) {
        return reset().reset(secrets.byLink(token), next, World.LAPTOP.network());
    }

    /// The token of the newest link that was mailed to an address.
    public String linkFor(EmailAddress email) {
        return world.outbox.resetFor(email).link().substring(PAGE.length());
    }
}
