package ostiary.core.token;

/// Port: gives an access token its signed form.
@FunctionalInterface
public interface AccessTokenSigner {
    /// A JWT in compact serialisation (RFC 7515 §7.1).
    String sign(AccessToken token);
}
