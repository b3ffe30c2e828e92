package ostiary.service;

import java.util.Optional;
import ostiary.blueprint.Setting;

/// A setting of one function, which another may lack.
record Given<T>(Setting setting, Optional<T> value) {

    /// @throws IllegalStateException naming the setting if the function lacks it
    T get() {
        return value.orElseThrow(
                () -> new IllegalStateException(setting.variable() + " is not among this function's settings"));
    }
}
