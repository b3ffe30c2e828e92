package ostiary.emulators.aws;

import ostiary.emulators.aws.iam.Access;
import ostiary.emulators.aws.iam.Decision;

/// A refused permission.
///
/// @param user the ARN of the caller
public record Denial(String user, Access access, Decision why) {
    /// Whether the refused action is on a KMS key.
    public boolean isOfKey() {
        return access.action().startsWith("kms:");
    }

    /// The text of an access denied error (IAM User Guide, "Troubleshoot access denied error messages"). A
    /// permission that a test has withheld reads like one that was never granted.
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
