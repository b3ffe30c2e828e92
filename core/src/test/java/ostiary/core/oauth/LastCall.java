package ostiary.core.oauth;

import java.lang.reflect.Proxy;
import ostiary.core.UnavailableException;

/// Calls of ports, of which one has its effect, and its caller never learns.
final class LastCall {
    private int left;

    LastCall(int calls) {
        this.left = calls;
    }

    /// Whether it came to that.
    boolean isOver() {
        return left <= 0;
    }

    <T> T of(Class<T> port, T real) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (_, method, arguments) -> {
                    var answer = method.invoke(real, arguments);
                    if (--left == 0) {
                        throw new UnavailableException("cut off", null);
                    }
                    return answer;
                }));
    }
}
