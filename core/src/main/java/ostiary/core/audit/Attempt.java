package ostiary.core.audit;

import java.util.Optional;

/// Who tried to log in, and from where, as [Pseudonyms]: lines of one name or one network are seen to belong together.
///
/// @param username of the name that was tried; empty where none is known
/// @param network of the network, an IPv6 one at its /48
public record Attempt(Optional<String> username, Optional<String> network) {}
