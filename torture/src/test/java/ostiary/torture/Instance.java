package ostiary.torture;

import java.security.SecureRandom;
import java.time.InstantSource;
import ostiary.adapters.dynamodb.DynamoDbAttemptStore;
import ostiary.adapters.dynamodb.DynamoDbChallengeStore;
import ostiary.adapters.dynamodb.DynamoDbDeviceStore;
import ostiary.adapters.dynamodb.DynamoDbKeepOfferStore;
import ostiary.adapters.dynamodb.DynamoDbRevocationFeed;
import ostiary.adapters.dynamodb.DynamoDbSessionStore;
import ostiary.adapters.dynamodb.DynamoDbUserStatusStore;
import ostiary.adapters.dynamodb.DynamoDbUserStore;
import ostiary.adapters.dynamodb.Table;
import ostiary.core.audit.AuditLog;
import ostiary.core.audit.Pseudonyms;
import ostiary.core.deletion.KeepOffers;
import ostiary.core.device.DeviceTokens;
import ostiary.core.device.KnownDevices;
import ostiary.core.key.HmacKeys;
import ostiary.core.login.Challenges;
import ostiary.core.login.DirectoryCredentialVerifier;
import ostiary.core.login.LogIn;
import ostiary.core.login.RefusedLogins;
import ostiary.core.session.EndAllSessions;
import ostiary.core.session.EndSession;
import ostiary.core.session.LogOut;
import ostiary.core.session.RefreshSession;
import ostiary.core.session.StartSession;
import ostiary.core.testing.FastHasher;
import ostiary.core.testing.SealingRing;
import ostiary.core.throttle.Throttle;
import ostiary.core.token.AccessTokenSigner;
import ostiary.core.token.RefreshTokens;

/// One execution environment of the service: the real use cases over the real adapters.
record Instance(LogIn logIn, RefreshSession refreshSession, LogOut logOut, EndAllSessions endAllSessions) {
    private static final AccessTokenSigner SIGNER = _ -> token -> "access." + token.id();
    private static final AuditLog NO_AUDIT = _ -> {};

    /// An instance with its own view of the keys.
    ///
    /// @param flaw what is wrong with its session store, in a control
    static Instance start(Table table, HmacKeys keys, Flaw flaw, InstantSource clock) {
        var tokens = new RefreshTokens(keys, new SecureRandom());
        var sessions = flaw.in(new DynamoDbSessionStore(table), new Flaw.Site(table, keys, tokens));
        var credentials =
                new DirectoryCredentialVerifier(new DynamoDbUserStore(table), SealingRing.passwords(new FastHasher()));
        var throttle = new Throttle(new DynamoDbAttemptStore(table));
        var statuses = flaw.in(new DynamoDbUserStatusStore(table));
        var feed = new DynamoDbRevocationFeed(table);
        var endSession = new EndSession(sessions, feed, NO_AUDIT, clock);
        var challenges = new Challenges(new DynamoDbChallengeStore(table), new SecureRandom());
        var startSession = new StartSession(
                sessions, statuses, endSession, 100, tokens, keys, SIGNER, new SecureRandom(), NO_AUDIT);
        var devices = new KnownDevices(new DeviceTokens(keys), new DynamoDbDeviceStore(table), new SecureRandom());
        var keepOffers = new KeepOffers(
                new DynamoDbUserStore(table), statuses, new DynamoDbKeepOfferStore(table), new SecureRandom());
        var refused = new RefusedLogins(NO_AUDIT, new Pseudonyms(keys));
        return new Instance(
                new LogIn(credentials, throttle, devices, challenges, startSession, keepOffers, refused, clock),
                new RefreshSession(sessions, statuses, endSession, tokens, keys, SIGNER, NO_AUDIT, clock),
                new LogOut(endSession, tokens, clock),
                new EndAllSessions(statuses, feed, NO_AUDIT, clock));
    }
}
