package ostiary.cdk;

import java.util.Optional;

/// A team's choices about its [SigningKeys].
///
/// @param keepData whether the secrets and the key that encrypts them outlive the stack
/// @param existing secrets to use in place of new ones
public record SigningKeysProps(boolean keepData, Optional<ExistingKeys> existing) {
    /// New secrets.
    public SigningKeysProps(boolean keepData) {
        this(keepData, Optional.empty());
    }

    /// The keys outlive the stack.
    public static SigningKeysProps standard() {
        return new SigningKeysProps(true);
    }
}
