package ostiary.cdk;

import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.s3.ObjectLockRetention;

/// Whether, and for how long, no version of a record of the audit trail can be removed: Object Lock of S3
/// (<https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html>).
///
/// @param mode how strict it is
/// @param days from when a record was written; 0 without a lock
public record AuditLock(Mode mode, int days) {
    private static final Pattern FORM = Pattern.compile("none|(governance|compliance):([1-9][0-9]{0,4})");

    /// S3 keeps for a hundred years at most
    /// (<https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-managing.html>).
    private static final int MOST_DAYS = 36_500;

    public AuditLock {
        Checks.require(
                mode == Mode.NONE ? days == 0 : days >= 1 && days <= MOST_DAYS,
                "a lock holds for 1 to " + MOST_DAYS + " days, not " + days);
    }

    /// How strict a lock is.
    public enum Mode {
        /// Whoever may delete versions in the bucket removes what they like.
        NONE,
        /// Whoever has `s3:BypassGovernanceRetention`, too, removes what they like.
        GOVERNANCE,
        /// Nobody removes a record before its time, not even the root of the account; the bucket stays as long.
        COMPLIANCE
    }

    /// Without a lock, records have versions all the same.
    public static AuditLock none() {
        return new AuditLock(Mode.NONE, 0);
    }

    /// A lock that certain operators can open.
    public static AuditLock governance(int days) {
        return new AuditLock(Mode.GOVERNANCE, days);
    }

    /// A lock that nobody can open.
    public static AuditLock compliance(int days) {
        return new AuditLock(Mode.COMPLIANCE, days);
    }

    /// Reads `none`, `governance:days` or `compliance:days`.
    ///
    /// @throws IllegalArgumentException for anything else
    static AuditLock parse(String text) {
        var form = FORM.matcher(text);
        Checks.require(form.matches(), "a lock is none, governance:days or compliance:days, not " + text);
        if (form.group(1) == null) {
            return none();
        }
        int days = Integer.parseInt(form.group(2));
        return form.group(1).equals("governance") ? governance(days) : compliance(days);
    }

    Optional<ObjectLockRetention> retention() {
        return switch (mode) {
            case NONE -> Optional.empty();
            case GOVERNANCE -> Optional.of(ObjectLockRetention.governance(Duration.days(days)));
            case COMPLIANCE -> Optional.of(ObjectLockRetention.compliance(Duration.days(days)));
        };
    }
}
