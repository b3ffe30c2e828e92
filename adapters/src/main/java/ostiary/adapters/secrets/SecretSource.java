package ostiary.adapters.secrets;

/// Where the text of one secret comes from.
@FunctionalInterface
public interface SecretSource {
    /// The text as of now; each call asks anew.
    ///
    /// @throws ostiary.core.UnavailableException when it is out of reach
    String read();
}
