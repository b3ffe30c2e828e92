package ostiary.core.throttle;

import java.time.Duration;

/// The limits of the service (OWASP ASVS 6.1.1, 6.3.1).
///
/// One network reaches its limit of logins and of codes before a user name does, so nobody can lock
/// another user out from one address.
public final class Limits {
    private static final Duration QUARTER = Duration.ofMinutes(15);

    public static final Limit LOGIN_BY_USERNAME = new Limit("login-username", 60, QUARTER);
    public static final Limit LOGIN_BY_NETWORK = new Limit("login-network", 40, QUARTER);
    public static final Limit MAIL_BY_ADDRESS = new Limit("mail-address", 5, QUARTER);
    public static final Limit SIGN_UP_BY_NETWORK = new Limit("signup-network", 100, QUARTER);
    public static final Limit CODE_BY_ADDRESS = new Limit("code-address", 20, QUARTER);
    private static final Limit CODE_FROM_NETWORK = new Limit("code-address-network", 8, QUARTER);

    /// Codes of a second factor: only somebody with the password can try any.
    public static final Limit FACTOR_BY_USERNAME = new Limit("factor-username", 10, QUARTER);

    private Limits() {}

    /// Codes for one address from one network: in an office where many sign up, each address has its own count.
    public static Limit.Subject codeFrom(String network, String address) {
        return CODE_FROM_NETWORK.of(address + " " + network);
    }
}
