package ostiary.adapters.secrets;

/// Where a text is kept that others change: a secret, or the published keys.
@FunctionalInterface
public interface TextSource {
    /// Reads the current text; never cached.
    ///
    /// @throws ostiary.core.UnavailableException when it is out of reach
    String read();
}
