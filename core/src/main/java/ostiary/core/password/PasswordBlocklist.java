package ostiary.core.password;

import java.util.List;

/// Port: knows the passwords that guessing programs try first.
@FunctionalInterface
public interface PasswordBlocklist {
    /// Whether `password` is common or breached, or is built from `context`: the user's own address and name.
    boolean blocks(Password password, List<String> context);
}
