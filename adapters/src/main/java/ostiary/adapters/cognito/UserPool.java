package ostiary.adapters.cognito;

import java.util.Optional;

/// A user pool and its app client for this service.
///
/// @param secretArn the Secrets Manager secret with the client's secret, if the client has one
/// @param issuer the `iss` of the pool's tokens
public record UserPool(String id, String clientId, Optional<String> secretArn, String issuer) {

    /// A pool on AWS (Cognito Developer Guide, "Understanding the identity token").
    public static UserPool onAws(String id, String clientId, Optional<String> secretArn) {
        var region = region(id);
        var domain = region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
        return new UserPool(id, clientId, secretArn, "https://cognito-idp." + region + "." + domain + "/" + id);
    }

    /// The pool's region: its id begins with it.
    public String region() {
        return region(id);
    }

    /// The same pool with the issuer of an emulator.
    public UserPool issuing(String otherIssuer) {
        return new UserPool(id, clientId, secretArn, otherIssuer);
    }

    private static String region(String id) {
        return id.substring(0, Math.max(0, id.indexOf('_')));
    }
}
