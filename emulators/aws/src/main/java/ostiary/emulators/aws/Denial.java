package ostiary.emulators.aws;

import ostiary.emulators.aws.iam.Access;
import ostiary.emulators.aws.iam.Decision;

/// That somebody may not do something.
///
/// @param user who, as an ARN
public record Denial(String user, Access access, Decision why) {
    /// Whether it is the key that the caller may not use.
    public boolean isOfKey() {
        return access.action().startsWith("kms:");
    }

    /// In AWS's words (IAM User Guide, "Troubleshoot access denied error messages"). A grant that a test
    /// withholds is missing like any other.
    public String message() {
        return "User: %s is not authorized to perform: %s on resource: %s %s"
                .formatted(user, access.action(), access.resource(), reason());
    }

    private String reason() {
        return switch (why) {
            case EXPLICITLY_DENIED -> "with an explicit deny in an identity-based policy";
            case IMPLICITLY_DENIED, WITHHELD ->
                "because no identity-based policy allows the " + access.action() + " action";
            case ALLOWED -> throw new IllegalStateException("allowed");
        };
    }
}
