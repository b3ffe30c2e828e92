package ostiary.core.client;

import java.time.Instant;

/// What people call a registered client.
///
/// @param createdAt since when there is this client by its id
public record ClientName(String name, Instant createdAt) {}
