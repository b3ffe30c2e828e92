package ostiary.core.throttle;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/// The limits of the service (OWASP ASVS 6.1.1, 6.3.1).
///
/// One IPv4 address, or one /64, reaches its limit of logins before a user name does, so nobody can lock another user
/// out from there. A stranger may have a /48, which is 65,536 of those, so an IPv6 network counts at its /64, /56 and
/// /48, the wider ones over longer times: somebody with a /48 has about as many guesses a day as with one or two
/// addresses (docs/decisions/0021).
public final class Limits {
    private static final Duration QUARTER = Duration.ofMinutes(15);

    public static final Limit LOGIN_BY_USERNAME = new Limit("login-username", 60, QUARTER);
    public static final Limit LOGIN_BY_NETWORK = new Limit("login-network", 40, QUARTER);
    private static final List<Limit> LOGIN_BY_WIDER_NETWORK = List.of(
            new Limit("login-network-56", 120, Duration.ofHours(1)),
            new Limit("login-network-48", 600, Duration.ofHours(4)));
    public static final Limit MAIL_BY_ADDRESS = new Limit("mail-address", 5, QUARTER);
    public static final Limit SIGN_UP_BY_NETWORK = new Limit("signup-network", 100, QUARTER);
    private static final List<Limit> SIGN_UP_BY_WIDER_NETWORK = List.of(
            new Limit("signup-network-56", 200, Duration.ofHours(1)),
            new Limit("signup-network-48", 600, Duration.ofHours(4)));
    /// Asking for another password, and setting it: what is done for both is as costly as for a sign-up.
    public static final Limit RESET_BY_NETWORK = new Limit("reset-network", 100, QUARTER);

    private static final List<Limit> RESET_BY_WIDER_NETWORK = List.of(
            new Limit("reset-network-56", 200, Duration.ofHours(1)),
            new Limit("reset-network-48", 600, Duration.ofHours(4)));

    /// Mails that tell a user what was done to the account. No stranger can spend them.
    public static final Limit NOTICE_BY_ADDRESS = new Limit("notice-address", 5, QUARTER);

    public static final Limit CODE_BY_ADDRESS = new Limit("code-address", 20, QUARTER);
    private static final Limit CODE_FROM_NETWORK = new Limit("code-address-network", 8, QUARTER);

    /// Codes of a second factor: only somebody with the password can try any.
    public static final Limit FACTOR_BY_USERNAME = new Limit("factor-username", 10, QUARTER);

    /// Mails with a way to another password. Sign-ups, which anybody may make for anybody's address, use up none.
    public static final Limit RESET_MAIL_BY_ADDRESS = new Limit("reset-mail-address", 5, QUARTER);

    /// Changes of a password by whoever is signed in, wrong present ones included: nobody else uses them up, and a
    /// thief who knows the password and changes it voids no more requests for another one than these.
    public static final Limit PASSWORD_CHANGE_BY_USER = new Limit("password-change", 10, Duration.ofHours(1));

    /// Requests for another address by whoever is signed in.
    public static final Limit ADDRESS_CHANGE_BY_USER = new Limit("address-change", 5, Duration.ofHours(1));

    /// Mails with a way to an account's new address. Neither sign-ups nor forgotten passwords use up any.
    public static final Limit CHANGE_MAIL_BY_ADDRESS = new Limit("change-mail-address", 5, QUARTER);

    /// Changes of a user's second factors, each of which is also a mail.
    public static final Limit FACTOR_CHANGE_BY_USER = new Limit("factor-change", 30, QUARTER);

    /// Requests to delete an account, each of which is also a mail, by whoever is signed in to it.
    public static final Limit DELETION_BY_USER = new Limit("deletion", 5, Duration.ofHours(1));
    /// Each reads all that is stored of a user.
    public static final Limit EXPORT_BY_USER = new Limit("export-user", 5, QUARTER);

    private Limits() {}

    /// Failed logins from a network and those around it: one subject for IPv4, three for IPv6.
    public static List<Limit.Subject> loginsFrom(String network) {
        return widening(network, LOGIN_BY_NETWORK, LOGIN_BY_WIDER_NETWORK);
    }

    /// Sign-ups from a network and those around it: one subject for IPv4, three for IPv6.
    public static List<Limit.Subject> signUpsFrom(String network) {
        return widening(network, SIGN_UP_BY_NETWORK, SIGN_UP_BY_WIDER_NETWORK);
    }

    /// Requests for another password, and tries to set it, from a network and those around it: one subject for
    /// IPv4, three for IPv6.
    public static List<Limit.Subject> resetsFrom(String network) {
        return widening(network, RESET_BY_NETWORK, RESET_BY_WIDER_NETWORK);
    }

    /// Guesses of one user's password and codes, wherever they come from.
    ///
    /// @param username in the one spelling in which names are counted
    public static List<Limit.Subject> ofGuesses(String username) {
        return List.of(LOGIN_BY_USERNAME.ofMailbox(username), FACTOR_BY_USERNAME.ofMailbox(username));
    }

    /// Codes for one mailbox from one network, an IPv6 one at its /48: in an office where many sign up, each address
    /// has its own count.
    public static Limit.Subject codeFrom(String network, String address) {
        return CODE_FROM_NETWORK.of(Mailbox.of(address) + " " + Network.widest(network));
    }

    private static List<Limit.Subject> widening(String network, Limit narrowest, List<Limit> wider) {
        var networks = Network.widening(network);
        return IntStream.range(0, networks.size())
                .mapToObj(i -> (i == 0 ? narrowest : wider.get(i - 1)).of(networks.get(i)))
                .toList();
    }
}
