package ostiary.core.session;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import ostiary.core.client.SessionPolicy;
import ostiary.core.token.SessionId;
import ostiary.core.user.UserId;

/// One login of one user on one device. It does not change; what does is in [SessionSnapshot].
///
/// @param scopes what its access tokens are good for
/// @param roles the user's roles as of the login
/// @param amr how the user proved who they are (RFC 8176)
/// @param policy the client's policy as of the login
/// @param endsAt the absolute end
public record Session(
        SessionId id,
        UserId userId,
        String clientId,
        Set<String> scopes,
        Set<String> roles,
        List<String> amr,
        SessionPolicy policy,
        Device device,
        Instant startedAt,
        Instant endsAt) {}
