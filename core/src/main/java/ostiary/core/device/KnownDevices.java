package ostiary.core.device;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import ostiary.core.UnavailableException;
import ostiary.core.user.UserId;

/// The devices that users have logged in on. A known one has a budget of wrong passwords of its own, so that those of
/// strangers don't lock the owner out (OWASP, "Blocking Brute Force Attacks", device cookies).
///
/// A login must not depend on a convenience: while the keys of the tokens are out of reach, no device is known, none
/// gets a token, and logins go on. A device keeps the token that it has, and is known by it afterwards.
public final class KnownDevices {
    private final DeviceTokens tokens;
    private final DeviceStore store;
    private final SecureRandom random;

    public KnownDevices(DeviceTokens tokens, DeviceStore store, SecureRandom random) {
        this.tokens = tokens;
        this.store = store;
        this.random = random;
    }

    /// The device that presents a token, if it is known for this user name and has wrong passwords left. Asks the store
    /// only for a token that this service made for the name.
    ///
    /// @param username in its one spelling
    public Optional<KnownDevice> recognise(Optional<String> token, String username, Instant now) {
        return token.flatMap(text -> read(text, username, now))
                .flatMap(device -> store.find(device.userId())
                        .of(device.id())
                        .map(misses -> new KnownDevice(device.userId(), device.id(), misses)));
    }

    private Optional<KnownDevice> read(String text, String username, Instant now) {
        try {
            return tokens.read(text, username, now);
        } catch (UnavailableException withoutKeys) {
            return Optional.empty();
        }
    }

    /// Counts a wrong password, or a challenge that has yet to be answered.
    public void missed(KnownDevice device) {
        store.missed(device.userId(), device.id());
    }

    /// The token for a device on which a user has just logged in. A known device stays the same one. After wrong
    /// passwords or challenges it is renewed: it has another budget, and a copy of its old token no more than
    /// was left. That writes nothing, and takes one place in the store however often it happens.
    ///
    /// Empty while the keys are out of reach. An error would come after the session is stored, and with the right
    /// password only.
    ///
    /// @param now when the login began. If the password is changed while it is checked, no device becomes known
    public Optional<String> tokenFor(UserId userId, String username, Optional<KnownDevice> known, Instant now) {
        var id = known.filter(device -> device.userId().equals(userId))
                .flatMap(KnownDevice::afterALogin)
                .orElseGet(() -> DeviceId.fresh(now, random));
        try {
            return Optional.of(tokens.make(userId, id, username, now));
        } catch (UnavailableException withoutKeys) {
            return Optional.empty();
        }
    }

    /// Makes every device of a user a stranger: to be called when the password is changed or reset, and when the
    /// user is deleted. Whoever is disabled is forgotten already.
    public void forgetAll(UserId userId, Instant now) {
        store.forgetAll(userId, now);
    }
}
