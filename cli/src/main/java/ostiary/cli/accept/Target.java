package ostiary.cli.accept;

import java.net.URI;
import java.util.Optional;

/// An operator's description of the stack.
///
/// @param address of its API, if it is another than the stack's output
/// @param role whose session the credentials are, if it can't be told by them
/// @param forbidden `METHOD URL` of a route that wants a scope which no login grants
record Target(String stack, Optional<URI> address, Optional<String> role, Optional<String> forbidden) {}
