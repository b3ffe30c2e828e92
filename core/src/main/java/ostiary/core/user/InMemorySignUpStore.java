package ostiary.core.user;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// For tests.
public final class InMemorySignUpStore implements SignUpStore {
    private final InMemoryUserStore users;
    private final Map<CodeHash, PendingSignUp> pending = new HashMap<>();

    /// Accounts that are confirmed go to `users`.
    public InMemorySignUpStore(InMemoryUserStore users) {
        this.users = users;
    }

    @Override
    public synchronized void keep(CodeHash code, PendingSignUp signUp) {
        pending.put(code, signUp);
    }

    @Override
    public synchronized Optional<User> confirm(EmailAddress email, CodeHash code, Instant now) {
        var signUp = pending.get(code);
        if (signUp == null
                || !signUp.email().equals(email)
                || !signUp.expiresAt().isAfter(now)) {
            return Optional.empty();
        }
        var user = new User(signUp.userId(), signUp.email(), signUp.name(), now);
        var credential = new Credential(signUp.userId(), signUp.email(), signUp.passwordHash(), false, Set.of());
        if (!users.add(user, credential)) {
            return Optional.empty();
        }
        pending.remove(code);
        return Optional.of(user);
    }
}
