package ostiary.core.client;

import java.util.Set;

/// An application that users log in to.
///
/// @param scopes what a login through it grants
public record Client(String id, Set<String> scopes, SessionPolicy policy) {}
