package ostiary.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ostiary.core.UnavailableException;
import ostiary.core.access.CheckAccess.Outcome.Granted;
import ostiary.core.access.CheckAccess.Outcome.Revoked;
import ostiary.core.admin.AdministerUsers;
import ostiary.core.audit.AuditEvent;
import ostiary.core.device.DeviceId;
import ostiary.core.device.DeviceMisses;
import ostiary.core.device.DeviceStore;
import ostiary.core.login.LogIn;
import ostiary.core.session.RefreshSession.Outcome.Refreshed;
import ostiary.core.session.RefreshSession.Outcome.Refused;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.PassingSessionStore;
import ostiary.core.testing.PassingUserStatusStore;
import ostiary.core.testing.Stores;
import ostiary.core.testing.World;
import ostiary.core.token.IssuedTokens;
import ostiary.core.token.RefreshRefusal;
import ostiary.core.token.RefreshToken;
import ostiary.core.token.Sha256;
import ostiary.core.user.InMemoryUserStore;
import ostiary.core.user.User;
import ostiary.core.user.UserId;
import ostiary.core.user.UserStatus;

/// A user is disabled, enabled, given roles or logged out everywhere while sessions are open.
class UserStatusTest {
    private final InMemoryUserStore users = new InMemoryUserStore();
    private final World world = new World(Stores.inMemory(users));
    private final User ada = world.account(Fresh.email());
    private final IssuedTokens before = ((LogIn.Outcome.LoggedIn) logIn(world)).tokens();

    private LogIn.Outcome logIn(World at) {
        return at.logIn().logIn(ada.email().value(), World.PASSWORD, world.clients.byDefault(), World.LAPTOP);
    }

    private RefreshSession.Outcome refresh() {
        return world.refreshSession().refresh(before.refreshToken().text(), World.LAPTOP);
    }

    @Test
    void whoIsDisabledGetsNoTokenAnyMore() {
        assertThat(world.administerUsers().disable(ada.id())).isTrue();

        assertThat(refresh()).isEqualTo(new Refused(RefreshRefusal.REVOKED));
        assertThat(world.checkAccess().check(before.accessToken())).isEqualTo(new Revoked());
        assertThat(logIn(world)).isEqualTo(new LogIn.Outcome.InvalidCredentials());
        assertThat(world.journal.events()).contains(new AuditEvent.UserDisabled(ada.id()));
    }

    @Test
    void whoIsDisabledGetsNowhereThoughTheirDevicesAreNotForgotten() {
        var devices = new DeviceStore() {
            @Override
            public DeviceMisses find(UserId userId) {
                return DeviceMisses.NONE;
            }

            @Override
            public void missed(UserId userId, DeviceId device) {
                throw new UnavailableException("the store", null);
            }

            @Override
            public void forgetAll(UserId userId, Instant before) {
                throw new UnavailableException("the store", null);
            }
        };
        var operator = new AdministerUsers(
                world.stores.statuses(), devices, world.stores.revocations(), world.journal, world.clock);

        assertThatThrownBy(() -> operator.disable(ada.id())).isInstanceOf(UnavailableException.class);

        assertThat(world.checkAccess().check(before.accessToken())).isEqualTo(new Revoked());
    }

    @Test
    void whoIsEnabledAgainGoesOn() {
        world.administerUsers().disable(ada.id());
        refresh();
        world.clock.advance(Duration.ofMinutes(1));

        assertThat(world.administerUsers().enable(ada.id())).isTrue();

        assertThat(refresh()).isInstanceOf(Refreshed.class);
        assertThat(logIn(world)).isInstanceOf(LogIn.Outcome.LoggedIn.class);
    }

    @Test
    void newRolesAreInTheNextToken() {
        world.administerUsers().setRoles(ada.id(), Set.of("admin"));
        assertThat(roles(((Refreshed) refresh()).tokens())).containsExactly("admin");
        assertThat(roles(((LogIn.Outcome.LoggedIn) logIn(world)).tokens())).containsExactly("admin");

        world.administerUsers().setRoles(ada.id(), Set.of());
        world.clock.advance(Duration.ofMinutes(1));
        assertThat(roles(((Refreshed) refresh()).tokens())).isEmpty();
    }

    private Set<String> roles(IssuedTokens tokens) {
        return world.signer.read(tokens.accessToken()).roles();
    }

    @Test
    void eachChangeIsWrittenDown() {
        world.administerUsers().disable(ada.id());
        world.administerUsers().enable(ada.id());
        assertThat(world.administerUsers().setRoles(ada.id(), Set.of("admin"))).isTrue();

        assertThat(world.journal.events())
                .endsWith(
                        new AuditEvent.UserDisabled(ada.id()),
                        new AuditEvent.UserEnabled(ada.id()),
                        new AuditEvent.RolesChanged(ada.id(), Set.of("admin")));
    }

    @Test
    void whoIsGoneGetsNoTokenAnyMore() {
        var eve = world.account(Fresh.email());
        users.delete(ada.id());

        assertThat(users.findCredential(ada.email())).isEmpty();
        assertThat(users.findCredential(eve.email())).isPresent();
        assertThat(refresh()).isEqualTo(new Refused(RefreshRefusal.REVOKED));
        assertThat(logIn(world)).isEqualTo(new LogIn.Outcome.InvalidCredentials());
    }

    @Test
    void nobodyIsMadeWhoIsNotThere() {
        var stranger = Fresh.userId();
        var before = world.journal.events();

        assertThat(world.administerUsers().disable(stranger)).isFalse();
        assertThat(world.administerUsers().enable(stranger)).isFalse();
        assertThat(world.administerUsers().setRoles(stranger, Set.of("admin"))).isFalse();
        assertThat(world.stores.revocations().since(Instant.EPOCH).revocations())
                .isEmpty();
        assertThat(world.journal.events()).isEqualTo(before);
    }

    /// The login has verified the password; then an operator disables the user, and only then is the session stored.
    @Test
    void aLoginThatAnOperatorOvertakesStartsNothing() {
        var overtaken = new World(world.stores.withSessions(new PassingSessionStore(world.stores.sessions()) {
            @Override
            public void start(SessionSnapshot session) {
                world.administerUsers().disable(ada.id());
                super.start(session);
            }
        }));
        var known = world.stores.sessions().list(ada.id(), world.clock.instant());

        assertThat(logIn(overtaken)).isEqualTo(new LogIn.Outcome.InvalidCredentials());

        world.administerUsers().enable(ada.id());
        assertThat(world.stores.sessions().list(ada.id(), world.clock.instant()))
                .isEqualTo(known);
    }

    @Test
    void aLoginAtTheInstantOfALogoutEverywhereIsToTryAgain() {
        world.endAllSessions().endAll(ada.id());

        assertThatThrownBy(() -> logIn(world)).isInstanceOf(UnavailableException.class);

        world.clock.advance(Duration.ofMillis(1));
        assertThat(logIn(world)).isInstanceOf(LogIn.Outcome.LoggedIn.class);
    }

    /// The refresh has moved the token on; then the user logs out everywhere.
    @Test
    void aRefreshThatALogoutEverywhereOvertakesGetsNothing() {
        var overtaken = new World(world.stores.withSessions(new PassingSessionStore(world.stores.sessions()) {
            @Override
            public Rotation rotate(RefreshToken presented, Sha256 next, String nextKey, Instant now) {
                var rotation = super.rotate(presented, next, nextKey, now);
                world.endAllSessions().endAll(ada.id());
                return rotation;
            }
        }));
        assertThat(world.checkAccess().check(before.accessToken())).isInstanceOf(Granted.class);

        // The tokens of this world are of other keys: it speaks for the store alone.
        var refresh = new RefreshSession(
                overtaken.stores.sessions(),
                overtaken.stores.statuses(),
                world.endSession(),
                world.tokens,
                world.keys,
                world.signer,
                world.journal,
                world.clock);
        assertThat(refresh.refresh(before.refreshToken().text(), World.LAPTOP))
                .isEqualTo(new Refused(RefreshRefusal.REVOKED));
    }

    /// Whoever takes the import back has to know, long after the session is forgotten.
    @Test
    void theFirstLoginOfAnImportedUserIsNoted() {
        var touched = new ArrayList<UserId>();
        var stores = world.stores.withStatuses(new PassingUserStatusStore(world.stores.statuses()) {
            @Override
            public Optional<UserStatus> findStatus(UserId id) {
                return Optional.of(new UserStatus(Optional.empty(), false, Optional.empty(), touched.isEmpty()));
            }

            @Override
            public void touch(UserId id) {
                touched.add(id);
            }
        });

        logIn(new World(stores));
        logIn(new World(stores));

        assertThat(touched).containsExactly(ada.id());
    }

    @Test
    void isNormalByDefault() {
        assertThat(world.stores.statuses().findStatus(ada.id()).orElseThrow().roles())
                .isEqualTo(Optional.empty());
    }
}
