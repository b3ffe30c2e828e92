package ostiary.core.token;

import ostiary.core.user.UserId;

/// Whom a client means by an ID token that it has got from this service: nobody proves anything by it.
///
/// @param clientId that it was made for
/// @param session the client's
public record IdTokenHint(UserId user, String clientId, SessionId session) {}
