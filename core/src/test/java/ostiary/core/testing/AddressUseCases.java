package ostiary.core.testing;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ostiary.core.access.Principal;
import ostiary.core.factor.ProveFactor;
import ostiary.core.mail.Mail;
import ostiary.core.mail.Mailer;
import ostiary.core.password.Password;
import ostiary.core.recovery.ConfirmAddressChange;
import ostiary.core.recovery.PasswordAftermath;
import ostiary.core.recovery.RequestAddressChange;
import ostiary.core.recovery.ResetSecrets;
import ostiary.core.recovery.RestoreAddress;
import ostiary.core.recovery.WayBack;
import ostiary.core.recovery.WayBackAftermath;
import ostiary.core.throttle.MailBudget;
import ostiary.core.token.IssuedTokens;
import ostiary.core.token.Subject;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.PasswordHome;

/// How a user gets another address in a [World], and back.
public final class AddressUseCases {
    /// Where links to new addresses lead to.
    public static final String PAGE = "https://auth.example.com/email/confirm/page?token=";

    /// Where ways back lead to.
    public static final String BACK = "https://auth.example.com/email/restore/page?token=";

    private static final int MAILS_PER_HOUR = 10_000;

    private final World world;
    private final Mailer mailer;
    private final ResetSecrets secrets;
    private final WayBack wayBack;

    AddressUseCases(World world, Mailer mailer) {
        this.world = world;
        this.mailer = mailer;
        this.secrets = ResetSecrets.ofAddresses(world.keys, new SecureRandom());
        this.wayBack = new WayBack(world.keys);
    }

    public ResetSecrets secrets() {
        return secrets;
    }

    public WayBack wayBack() {
        return wayBack;
    }

    public RequestAddressChange request() {
        return request(PasswordHome.HERE, MAILS_PER_HOUR);
    }

    /// The use case where passwords are there, with another budget of mails.
    public RequestAddressChange request(PasswordHome home, int mailsPerHour) {
        return new RequestAddressChange(
                world.stores.users(),
                world.stores.statuses(),
                world.stores.sessions(),
                world.stores.addresses(),
                secrets,
                world.passwords,
                home,
                world.factors.stepUps(),
                link -> PAGE + link,
                world.throttle,
                new MailBudget(mailsPerHour, new SecureRandom()),
                mailer,
                world.journal,
                world.clock);
    }

    public ConfirmAddressChange confirm() {
        return new ConfirmAddressChange(
                world.stores.users(),
                world.stores.statuses(),
                world.stores.sessions(),
                world.stores.addresses(),
                world.passwords,
                wayBack,
                link -> BACK + link,
                aftermath(),
                world.throttle,
                world.journal,
                world.clock);
    }

    public RestoreAddress restore() {
        var prove = new ProveFactor(
                world.stores.factors(),
                world.factors.sealing(),
                world.factors.app,
                world.factors.notices(),
                world.journal);
        return new RestoreAddress(
                world.stores.users(),
                world.stores.statuses(),
                world.stores.addresses(),
                world.stores.factors(),
                prove,
                world.deletion.cancel(mailer),
                wayBackAftermath(),
                world.throttle,
                world.journal,
                world.clock);
    }

    /// Those who reset passwords finish what was cut off.
    WayBackAftermath wayBackAftermath() {
        return new WayBackAftermath(
                world.stores.users(),
                world.stores.addresses(),
                world.stores.passkeys(),
                world.stores.factors(),
                aftermath(),
                world.journal,
                world.clock);
    }

    private PasswordAftermath aftermath() {
        return new PasswordAftermath(world.stores.revocations(), world.stores.devices(), world.throttle, mailer);
    }

    /// The bearer of the access token of a session, who logged in just now by these methods.
    public Principal in(IssuedTokens tokens, String... amr) {
        var session = tokens.refreshToken();
        return new Principal(
                new Subject.OfUser(session.userId()),
                session.sessionId(),
                "default",
                Set.of("account"),
                Set.of(),
                Optional.of(world.clock.instant()),
                List.of(amr));
    }

    /// Asks for another address after a fresh login.
    ///
    /// @return the text that whoever asked is given
    public String ask(IssuedTokens tokens, EmailAddress to) {
        var outcome = request().request(in(tokens, "pwd"), to, Optional.empty(), World.LAPTOP.network());
        return ((RequestAddressChange.Outcome.Accepted) outcome).request();
    }

    /// Confirms by a code, from a usual network.
    public ConfirmAddressChange.Outcome byCode(IssuedTokens tokens, String request, String code) {
        return confirm().byCode(in(tokens, "pwd"), secrets.byCode(request, code), World.LAPTOP.network());
    }

    /// Confirms by a link's token, from a usual network.
    public ConfirmAddressChange.Outcome byLink(String token) {
        return byLink(token, World.PASSWORD);
    }

    /// The same with any password.
    public ConfirmAddressChange.Outcome byLink(String token, Password password) {
        return confirm().byLink(secrets.byLink(token), password, World.LAPTOP.network());
    }

    /// Goes back by a link's token, from a usual network.
    public RestoreAddress.Outcome back(String token) {
        return restore().restore(wayBack.read(token), Optional.empty(), World.LAPTOP.network());
    }

    /// Asks and confirms.
    ///
    /// @return the token of the way back that was mailed to the address before
    public String change(IssuedTokens tokens, EmailAddress from, EmailAddress to) {
        var request = ask(tokens, to);
        byCode(tokens, request, codeFor(to));
        return wayBackFor(from);
    }

    /// The newest code that was mailed to an address that somebody wants.
    public String codeFor(EmailAddress address) {
        return newest(address, Mail.ConfirmNewAddress.class).code();
    }

    /// The token of the newest link that was mailed there.
    public String linkFor(EmailAddress address) {
        return newest(address, Mail.ConfirmNewAddress.class).link().substring(PAGE.length());
    }

    /// The token of the newest way back that was mailed to an address.
    public String wayBackFor(EmailAddress address) {
        return newest(address, Mail.AddressChanged.class).link().substring(BACK.length());
    }

    private <T extends Mail> T newest(EmailAddress address, Class<T> kind) {
        return world.outbox.sent().reversed().stream()
                .filter(mail -> mail.to().equals(address))
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElseThrow();
    }
}
