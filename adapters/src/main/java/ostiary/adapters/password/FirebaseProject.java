package ostiary.adapters.password;

/// A Firebase project's password hash parameters, as its console shows them.
///
/// @param signerKey `base64_signer_key`
/// @param saltSeparator `base64_salt_separator`
/// @param memoryCost `mem_cost`
public record FirebaseProject(String signerKey, String saltSeparator, int rounds, int memoryCost) {
    /// Leaves out the key, which must not get into logs.
    @Override
    public String toString() {
        return "FirebaseProject";
    }
}
