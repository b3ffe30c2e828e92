package ostiary.adapters.cognito;

import java.util.Optional;

/// A user pool and the app client that we are to it.
///
/// @param secretArn the secret with the client's secret, if the client has one
/// @param issuer the `iss` of its tokens
public record UserPool(String id, String clientId, Optional<String> secretArn, String issuer) {

    /// A pool on AWS (Cognito Developer Guide, "Understanding the identity token").
    public static UserPool onAws(String id, String clientId, Optional<String> secretArn) {
        var region = region(id);
        var domain = region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
        return new UserPool(id, clientId, secretArn, "https://cognito-idp." + region + "." + domain + "/" + id);
    }

    /// The one it is in: an id begins with it.
    public String region() {
        return region(id);
    }

    /// The same pool, at something that stands in for AWS.
    public UserPool issuing(String otherIssuer) {
        return new UserPool(id, clientId, secretArn, otherIssuer);
    }

    private static String region(String id) {
        return id.substring(0, Math.max(0, id.indexOf('_')));
    }
}
