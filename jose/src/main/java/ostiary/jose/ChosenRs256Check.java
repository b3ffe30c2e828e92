package ostiary.jose;

import java.security.GeneralSecurityException;
import java.security.PublicKey;

/// How this process checks signatures of RS256: proven by a known answer before any token depends on it.
public final class ChosenRs256Check {
    /// The system property that is `off` where AWS-LC is not wanted.
    private static final String SWITCH = "ostiary.awsLc";

    private final Rs256Check check;
    private final String description;

    /// Chosen at the first signature.
    private static final class Best {
        private static final ChosenRs256Check CHOSEN = best();
    }

    ChosenRs256Check(Rs256Check check, String description) {
        this.check = check;
        this.description = description;
    }

    /// The one of this process.
    public static ChosenRs256Check ofThisProcess() {
        return Best.CHOSEN;
    }

    /// AWS-LC if it is there and computes correctly, else the JDK.
    private static ChosenRs256Check best() {
        return "off".equals(System.getProperty(SWITCH))
                ? new ChosenRs256Check(new JdkRs256Check(), "JDK, since AWS-LC is switched off")
                : fastest();
    }

    private static ChosenRs256Check fastest() {
        try {
            return new ChosenRs256Check(AwsLcRs256Check.load(), "AWS-LC");
        } catch (GeneralSecurityException | RuntimeException | LinkageError unusable) {
            return new ChosenRs256Check(new JdkRs256Check(), "JDK, since AWS-LC is unusable: " + unusable);
        }
    }

    /// Which implementation, and why not a faster one; for the log.
    public String description() {
        return description;
    }

    /// Whether the holder of the private half has signed. What can't be a signature, or a key, is no.
    boolean isSigned(byte[] signed, byte[] signature, PublicKey key) {
        try {
            return check.check(signed, signature, key);
        } catch (GeneralSecurityException none) {
            return false;
        }
    }
}
