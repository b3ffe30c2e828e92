package ostiary.core.testing;

import ostiary.core.access.InMemoryRevocationFeed;
import ostiary.core.access.RevocationFeed;
import ostiary.core.admin.AdminStore;
import ostiary.core.admin.InMemoryAdminStore;
import ostiary.core.client.ClientStore;
import ostiary.core.client.InMemoryClientStore;
import ostiary.core.client.InMemoryRevokedTokenStore;
import ostiary.core.client.RevokedTokenStore;
import ostiary.core.consent.ConsentStore;
import ostiary.core.consent.InMemoryConsentStore;
import ostiary.core.deletion.DeletionStore;
import ostiary.core.deletion.InMemoryDeletionStore;
import ostiary.core.deletion.KeepOfferStore;
import ostiary.core.device.DeviceStore;
import ostiary.core.device.InMemoryDeviceStore;
import ostiary.core.factor.FactorStore;
import ostiary.core.factor.InMemoryFactorStore;
import ostiary.core.login.ChallengeStore;
import ostiary.core.login.InMemoryChallengeStore;
import ostiary.core.passkey.InMemoryPasskeyStore;
import ostiary.core.passkey.PasskeyStore;
import ostiary.core.passkey.SpentChallenges;
import ostiary.core.recovery.AddressStore;
import ostiary.core.recovery.InMemoryAddressStore;
import ostiary.core.recovery.InMemoryPasswordResetStore;
import ostiary.core.recovery.PasswordResetStore;
import ostiary.core.recovery.PasswordStore;
import ostiary.core.session.InMemorySessionStore;
import ostiary.core.session.SessionStore;
import ostiary.core.signup.InMemorySignUpStore;
import ostiary.core.signup.SignUpStore;
import ostiary.core.throttle.AttemptStore;
import ostiary.core.throttle.InMemoryAttemptStore;
import ostiary.core.user.InMemoryUserStore;
import ostiary.core.user.UserStatusStore;
import ostiary.core.user.UserStore;

/// Where a [World] keeps things.
public record Stores(
        UserStore users,
        UserStatusStore statuses,
        SignUpStore signUps,
        SessionStore sessions,
        AttemptStore attempts,
        RevocationFeed revocations,
        ChallengeStore challenges,
        DeviceStore devices,
        ClientStore clients,
        RevokedTokenStore revokedTokens,
        ConsentStore consents,
        PasswordResetStore resets,
        PasswordStore passwords,
        FactorStore factors,
        DeletionStore deletions,
        KeepOfferStore keepOffers,
        AdminStore admins,
        AddressStore addresses,
        PasskeyStore passkeys,
        SpentChallenges spentChallenges) {
    /// The same but for the status of the users.
    public Stores withStatuses(UserStatusStore others) {
        return new Stores(
                users,
                others,
                signUps,
                sessions,
                attempts,
                revocations,
                challenges,
                devices,
                clients,
                revokedTokens,
                consents,
                resets,
                passwords,
                factors,
                deletions,
                keepOffers,
                admins,
                addresses,
                passkeys,
                spentChallenges);
    }

    /// The same but for the sessions.
    public Stores withSessions(SessionStore others) {
        return new Stores(
                users,
                statuses,
                signUps,
                others,
                attempts,
                revocations,
                challenges,
                devices,
                clients,
                revokedTokens,
                consents,
                resets,
                passwords,
                factors,
                deletions,
                keepOffers,
                admins,
                addresses,
                passkeys,
                spentChallenges);
    }

    /// The same but for the passwords that users change.
    public Stores withPasswords(PasswordStore others) {
        return new Stores(
                users,
                statuses,
                signUps,
                sessions,
                attempts,
                revocations,
                challenges,
                devices,
                clients,
                revokedTokens,
                consents,
                resets,
                others,
                factors,
                deletions,
                keepOffers,
                admins,
                addresses,
                passkeys,
                spentChallenges);
    }

    /// The same but for the sign-ups.
    public Stores withSignUps(SignUpStore others) {
        return new Stores(
                users,
                statuses,
                others,
                sessions,
                attempts,
                revocations,
                challenges,
                devices,
                clients,
                revokedTokens,
                consents,
                resets,
                passwords,
                factors,
                deletions,
                keepOffers,
                admins,
                addresses,
                passkeys,
                spentChallenges);
    }

    public static Stores inMemory() {
        return inMemory(new InMemoryUserStore());
    }

    /// In memory, with accounts that only a test can make: a disabled one, one with roles.
    public static Stores inMemory(InMemoryUserStore users) {
        var passwords = new InMemoryPasswordResetStore(users);
        var deletions = new InMemoryDeletionStore(users);
        var attempts = new InMemoryAttemptStore();
        var factors = new InMemoryFactorStore(users);
        var passkeys = new InMemoryPasskeyStore(users);
        return new Stores(
                users,
                users,
                new InMemorySignUpStore(users),
                new InMemorySessionStore(),
                attempts,
                new InMemoryRevocationFeed(),
                new InMemoryChallengeStore(),
                new InMemoryDeviceStore(),
                new InMemoryClientStore(),
                new InMemoryRevokedTokenStore(),
                new InMemoryConsentStore(),
                passwords,
                passwords,
                factors,
                deletions,
                deletions,
                new InMemoryAdminStore(users, factors, passkeys, attempts),
                new InMemoryAddressStore(users),
                passkeys,
                passkeys);
    }
}
