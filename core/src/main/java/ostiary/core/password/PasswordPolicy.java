package ostiary.core.password;

import java.util.List;
import java.util.stream.Stream;

/// Which passwords may be set (NIST SP 800-63B §3.1.1.2, OWASP ASVS 6.2): length and a
/// blocklist, no composition rules.
public final class PasswordPolicy {
    public static final int MIN_LENGTH = 8;
    public static final int MAX_LENGTH = 128;

    private final PasswordBlocklist blocklist;
    private final List<String> names;

    /// Of a service without a name.
    public PasswordPolicy(PasswordBlocklist blocklist) {
        this(blocklist, List.of());
    }

    /// @param names of the service, which attackers try for each of its users (OWASP ASVS 6.2.11)
    public PasswordPolicy(PasswordBlocklist blocklist, List<String> names) {
        this.blocklist = blocklist;
        this.names = List.copyOf(names);
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
        var known = Stream.concat(context.stream(), names.stream()).toList();
        return blocklist.blocks(password, known) ? Verdict.COMMON : Verdict.ACCEPTED;
    }

    public enum Verdict {
        ACCEPTED,
        TOO_SHORT,
        TOO_LONG,
        COMMON
    }
}
