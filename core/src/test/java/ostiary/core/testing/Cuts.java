package ostiary.core.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;
import ostiary.core.access.RevocationFeed;
import ostiary.core.device.DeviceStore;
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
    private int half;

    /// @param at which half of a call is the last one, from 0: the even ones are cut before, the odd ones
    /// after it
    public Cuts(int at) {
        this.at = at;
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
                real.consents(),
                into(PasswordResetStore.class, real.resets()),
                into(PasswordStore.class, real.passwords()),
                into(AddressStore.class, real.addresses()),
                real.factors());
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
            throw new Killed();
        }
    }

    /// The end of a process.
    public static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
