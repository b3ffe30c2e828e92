package ostiary.cdk;

/// What a team decides about its [SigningKeys].
///
/// @param keepData whether the secrets and the key that encrypts them outlive the stack
public record SigningKeysProps(boolean keepData) {
    /// The keys are kept.
    public static SigningKeysProps standard() {
        return new SigningKeysProps(true);
    }
}
