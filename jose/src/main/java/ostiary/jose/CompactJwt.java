package ostiary.jose;

import com.auth0.jwt.interfaces.Claim;
import com.auth0.jwt.interfaces.DecodedJWT;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A token split into its parts (RFC 7515 §7.1), signature not yet verified, in the form that
/// java-jwt's algorithms take.
///
/// Java-jwt's own decoder reads all claims before the signature, by reflection, and takes the last of duplicate
/// members. This class gives access to the parts only, never to a claim.
record CompactJwt(String header, String payload, String signature) implements DecodedJWT {

    /// Empty unless there are exactly three parts.
    static Optional<CompactJwt> split(String token) {
        int first = token.indexOf('.');
        int second = token.indexOf('.', first + 1);
        return first >= 0 && second >= 0 && token.indexOf('.', second + 1) < 0
                ? Optional.of(new CompactJwt(
                        token.substring(0, first), token.substring(first + 1, second), token.substring(second + 1)))
                : Optional.empty();
    }

    @Override
    public String getToken() {
        return header + '.' + payload + '.' + signature;
    }

    @Override
    public String getHeader() {
        return header;
    }

    @Override
    public String getPayload() {
        return payload;
    }

    @Override
    public String getSignature() {
        return signature;
    }

    /// Always null: the key is chosen before the algorithm sees the token.
    @Override
    public @Nullable String getKeyId() {
        return null;
    }

    @Override
    public String getAlgorithm() {
        throw unread();
    }

    @Override
    public String getType() {
        throw unread();
    }

    @Override
    public String getContentType() {
        throw unread();
    }

    @Override
    public Claim getHeaderClaim(String name) {
        throw unread();
    }

    @Override
    public String getIssuer() {
        throw unread();
    }

    @Override
    public String getSubject() {
        throw unread();
    }

    @Override
    public List<String> getAudience() {
        throw unread();
    }

    @Override
    public Date getExpiresAt() {
        throw unread();
    }

    @Override
    public Date getNotBefore() {
        throw unread();
    }

    @Override
    public Date getIssuedAt() {
        throw unread();
    }

    @Override
    public String getId() {
        throw unread();
    }

    @Override
    public Claim getClaim(String name) {
        throw unread();
    }

    @Override
    public Map<String, Claim> getClaims() {
        throw unread();
    }

    /// Leaves out the token, which must not get into logs.
    @Override
    public String toString() {
        return "CompactJwt";
    }

    private static UnsupportedOperationException unread() {
        return new UnsupportedOperationException("nothing is read from a token before its signature is checked");
    }
}
