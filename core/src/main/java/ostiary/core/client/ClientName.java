package ostiary.core.client;

import java.time.Instant;

/// The name that people have for a registered client.
///
/// @param createdAt since when there is this client by its id
public record ClientName(String name, Instant createdAt) {}
