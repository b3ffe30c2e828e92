package ostiary.cdk;

/// A team's choices about its [SigningKeys].
///
/// @param keepData whether the secrets and the key that encrypts them outlive the stack
public record SigningKeysProps(boolean keepData) {
    /// The keys outlive the stack.
    public static SigningKeysProps standard() {
        return new SigningKeysProps(true);
    }
}
