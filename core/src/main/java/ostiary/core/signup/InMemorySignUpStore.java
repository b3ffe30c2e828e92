package ostiary.core.signup;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ostiary.core.user.Credential;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.InMemoryUserStore;
import ostiary.core.user.User;

/// A [SignUpStore] in memory, for tests.
public final class InMemorySignUpStore implements SignUpStore {
    private final InMemoryUserStore users;
    private final Map<CodeHash, PendingSignUp> pending = new HashMap<>();

    /// @param users receives the confirmed accounts
    public InMemorySignUpStore(InMemoryUserStore users) {
        this.users = users;
    }

    @Override
    public synchronized void keep(CodeHash code, PendingSignUp signUp) {
        pending.put(code, signUp);
    }

    @Override
    public synchronized Optional<PendingSignUp> find(EmailAddress email, CodeHash code, Instant now) {
        return Optional.ofNullable(pending.get(code))
                .filter(signUp -> signUp.email().equals(email))
                .filter(signUp -> signUp.expiresAt().isAfter(now));
    }

    @Override
    public synchronized Optional<User> confirm(EmailAddress email, CodeHash code, Instant now) {
        return find(email, code, now).flatMap(signUp -> confirm(signUp, code, now));
    }

    private Optional<User> confirm(PendingSignUp signUp, CodeHash code, Instant now) {
        var user = new User(signUp.userId(), signUp.email(), signUp.name(), now);
        var credential = new Credential(signUp.userId(), signUp.email(), signUp.passwordHash(), false, Set.of());
        if (!users.add(user, credential)) {
            return Optional.empty();
        }
        pending.remove(code);
        return Optional.of(user);
    }
}
