package ostiary.adapters.secrets;

/// The source of one secret's text.
@FunctionalInterface
public interface SecretSource {
    /// Reads the current text; never cached.
    ///
    /// @throws ostiary.core.UnavailableException when it is out of reach
    String read();
}
