package ostiary.core.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ostiary.core.UnavailableException;
import ostiary.core.access.RevocationFeed;
import ostiary.core.admin.AdminStore;
import ostiary.core.consent.ConsentStore;
import ostiary.core.deletion.DeletionStore;
import ostiary.core.deletion.KeepOfferStore;
import ostiary.core.device.DeviceStore;
import ostiary.core.factor.FactorStore;
import ostiary.core.passkey.PasskeyStore;
import ostiary.core.passkey.SpentChallenges;
import ostiary.core.recovery.AddressStore;
import ostiary.core.recovery.PasswordResetStore;
import ostiary.core.recovery.PasswordStore;
import ostiary.core.session.SessionStore;
import ostiary.core.throttle.AttemptStore;
import ostiary.core.user.UserStatusStore;
import ostiary.core.user.UserStore;

/// Cuts a use case off at a call of one of its ports, as if its process were killed there: before the call has
/// an effect, or before its caller hears of it.
public final class Cuts {
    private final int at;
    private final Supplier<RuntimeException> end;
    private int half;

    /// @param at which half of a call is the last one, from 0: the even ones are cut before, the odd ones
    /// after it
    public Cuts(int at) {
        this(at, Killed::new);
    }

    private Cuts(int at, Supplier<RuntimeException> end) {
        this.at = at;
        this.end = end;
    }

    /// One call that is not answered, and perhaps was made; the process goes on.
    public static Cuts ofAnAnswer(int at) {
        return new Cuts(at, () -> new UnavailableException("no answer", null));
    }

    /// Whether it came to that.
    public boolean hasCut() {
        return half > at;
    }

    /// The same port, cut off with all others of this object.
    public <T> T into(Class<T> port, T real) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (_, method, arguments) -> call(real, method, arguments)));
    }

    /// All ports of a world.
    public Stores into(Stores real) {
        return new Stores(
                into(UserStore.class, real.users()),
                into(UserStatusStore.class, real.statuses()),
                real.signUps(),
                into(SessionStore.class, real.sessions()),
                into(AttemptStore.class, real.attempts()),
                into(RevocationFeed.class, real.revocations()),
                real.challenges(),
                into(DeviceStore.class, real.devices()),
                real.clients(),
                real.revokedTokens(),
                into(ConsentStore.class, real.consents()),
                into(PasswordResetStore.class, real.resets()),
                into(PasswordStore.class, real.passwords()),
                into(FactorStore.class, real.factors()),
                into(DeletionStore.class, real.deletions()),
                into(KeepOfferStore.class, real.keepOffers()),
                into(AdminStore.class, real.admins()),
                into(AddressStore.class, real.addresses()),
                into(PasskeyStore.class, real.passkeys()),
                into(SpentChallenges.class, real.spentChallenges()));
    }

    private @Nullable Object call(Object real, Method method, Object @Nullable [] arguments) throws Throwable {
        cut();
        try {
            var answer = method.invoke(real, arguments);
            cut();
            return answer;
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }

    private void cut() {
        if (half++ == at) {
            throw end.get();
        }
    }

    /// The end of a process.
    public static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
