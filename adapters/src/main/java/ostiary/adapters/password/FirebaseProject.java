package ostiary.adapters.password;

/// The password hash parameters of a Firebase project, as its console shows them.
///
/// @param signerKey `base64_signer_key`
/// @param saltSeparator `base64_salt_separator`
/// @param memoryCost `mem_cost`
public record FirebaseProject(String signerKey, String saltSeparator, int rounds, int memoryCost) {
    /// The key stays out of logs.
    @Override
    public String toString() {
        return "FirebaseProject";
    }
}
