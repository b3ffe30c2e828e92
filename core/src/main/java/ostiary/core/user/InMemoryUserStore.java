package ostiary.core.user;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import ostiary.core.password.PasswordHash;

/// For tests.
public final class InMemoryUserStore implements UserStore {
    private final Map<UserId, User> users = new HashMap<>();
    private final Map<EmailAddress, Credential> credentials = new HashMap<>();

    /// Adds an account.
    ///
    /// @return false if the address has one already
    public synchronized boolean add(User user, Credential credential) {
        if (credentials.putIfAbsent(credential.email(), credential) != null) {
            return false;
        }
        users.put(user.id(), user);
        return true;
    }

    /// All there are.
    synchronized List<Account> accounts() {
        return credentials.values().stream()
                .map(credential -> new Account(Objects.requireNonNull(users.get(credential.userId())), credential))
                .toList();
    }

    synchronized void remove(Account account) {
        users.remove(account.user().id());
        credentials.remove(account.user().email());
    }

    /// Keeps a user, whatever was there; when they came stays what it was, and the name unless there is
    /// another.
    public synchronized void put(User user, Optional<Credential> credential) {
        users.merge(
                user.id(),
                user,
                (old, now) -> new User(now.id(), now.email(), now.name().or(old::name), old.createdAt()));
        credential.ifPresent(login -> credentials.put(login.email(), login));
    }

    @Override
    public synchronized Optional<User> find(UserId id) {
        return Optional.ofNullable(users.get(id));
    }

    @Override
    public synchronized Optional<Credential> findCredential(EmailAddress email) {
        return Optional.ofNullable(credentials.get(email));
    }

    @Override
    public synchronized void replacePasswordHash(EmailAddress email, PasswordHash from, PasswordHash to) {
        credentials.computeIfPresent(
                email,
                (_, found) -> found.passwordHash().equals(from)
                        ? new Credential(found.userId(), found.email(), to, found.disabled(), found.roles())
                        : found);
    }
}
