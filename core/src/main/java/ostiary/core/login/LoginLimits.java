package ostiary.core.login;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ostiary.core.device.KnownDevice;
import ostiary.core.device.KnownDevices;
import ostiary.core.session.Device;
import ostiary.core.throttle.Limit.Subject;
import ostiary.core.throttle.Limits;
import ostiary.core.throttle.Throttle;

/// The limits that one login's wrong password counts against: its device's own budget where the device is
/// known, or else its user name and its networks.
final class LoginLimits {
    private final Throttle throttle;
    private final KnownDevices devices;
    private final Optional<KnownDevice> known;
    private final Subject username;
    private final List<Subject> networks;
    private final Instant now;

    /// @param username in its one spelling
    LoginLimits(
            Throttle throttle,
            KnownDevices devices,
            String username,
            Device device,
            Optional<String> deviceToken,
            Instant now) {
        this.throttle = throttle;
        this.devices = devices;
        this.known = devices.recognise(deviceToken, username, now);
        this.username = Limits.LOGIN_BY_USERNAME.ofMailbox(username);
        this.networks = Limits.loginsFrom(device.network());
        this.now = now;
    }

    Optional<KnownDevice> known() {
        return known;
    }

    /// How long to wait, if a limit is reached.
    Optional<Duration> reached() {
        return known.isPresent() ? Optional.empty() : throttle.check(all(), now);
    }

    /// Counts a wrong password.
    void count() {
        known.ifPresentOrElse(devices::missed, () -> throttle.count(all(), now));
    }

    /// Counts what may have been the right password, and so tells nothing about the network, which other users log in
    /// from.
    void countForUser() {
        known.ifPresentOrElse(devices::missed, () -> throttle.count(List.of(username), now));
    }

    private List<Subject> all() {
        return Stream.concat(Stream.of(username), networks.stream()).toList();
    }
}
