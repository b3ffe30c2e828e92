package ostiary.core.device;

import ostiary.core.user.UserId;

/// A device whose token is good for a user's login.
///
/// @param misses the wrong passwords that came from it so far
public record KnownDevice(UserId userId, DeviceId id, int misses) {}
