package ostiary.service;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Makes something when it is first asked for, and gives the same from then on.
final class Once<T> implements Supplier<T> {
    private final Supplier<T> maker;
    private @Nullable T made;

    Once(Supplier<T> maker) {
        this.maker = maker;
    }

    @Override
    public synchronized T get() {
        if (made == null) {
            made = maker.get();
        }
        return made;
    }
}
