package ostiary.core.password;

import java.util.List;

/// Which passwords may be set (NIST SP 800-63B §3.1.1.2, OWASP ASVS 6.2): length and a
/// blocklist, no composition rules.
public final class PasswordPolicy {
    public static final int MIN_LENGTH = 8;
    public static final int MAX_LENGTH = 128;

    private final PasswordBlocklist blocklist;

    public PasswordPolicy(PasswordBlocklist blocklist) {
        this.blocklist = blocklist;
    }

    /// Decides whether a password may be set.
    ///
    /// @param context the user's address and name, which an attacker tries first
    public Verdict judge(Password password, List<String> context) {
        if (password.length() < MIN_LENGTH) {
            return Verdict.TOO_SHORT;
        }
        if (password.length() > MAX_LENGTH) {
            return Verdict.TOO_LONG;
        }
        return blocklist.blocks(password, context) ? Verdict.COMMON : Verdict.ACCEPTED;
    }

    public enum Verdict {
        ACCEPTED,
        TOO_SHORT,
        TOO_LONG,
        COMMON
    }
}
