package ostiary.core.user;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/// A [UserStore] in memory, for tests, with the status of its users.
public final class InMemoryUserStore implements UserStore, UserStatusStore {
    private final Map<UserId, User> users = new HashMap<>();
    private final Map<EmailAddress, Credential> credentials = new HashMap<>();
    private final Map<UserId, UserStatus> statuses = new HashMap<>();
    private final Map<UserId, Instant> deletions = new HashMap<>();
    private final Map<UserId, Instant> finals = new HashMap<>();
    private final Map<UserId, Instant> refusals = new HashMap<>();
    private List<String> toldClaims = List.of();
    private InstantSource clock = InstantSource.system();

    /// From now on this clock says whether an account's time has come.
    public synchronized void follow(InstantSource clock) {
        this.clock = clock;
    }

    /// Marks an account as one that will be deleted; every session that has started by `now` is over.
    ///
    /// @return false if it is marked already, disabled or gone, or its login is another one than `login`
    public synchronized boolean markForDeletion(UserId id, Optional<Credential> login, Instant now, Instant at) {
        forgetDeleted();
        if (deletions.containsKey(id) || isRefused(id, login)) {
            return false;
        }
        deletions.put(id, at);
        refusals.remove(id);
        return change(id, status -> status.overSince(now, Optional.empty()));
    }

    /// Takes that mark back; every session that has started by `now` is over.
    ///
    /// @return false if the account will not be deleted at `at`, is disabled or gone, or its login is another one
    public synchronized boolean unmark(UserId id, Optional<Credential> login, Instant now, Instant at) {
        return !isRefused(id, login) && takeBack(id, login, now, at);
    }

    /// The same for other services, and of whoever is disabled, too.
    public synchronized boolean callOff(UserId id, Optional<Credential> login, Instant now, Instant at) {
        boolean isCalledOff = takeBack(id, login, now, at);
        if (isCalledOff) {
            refusals.put(id, at);
        }
        return isCalledOff;
    }

    private boolean takeBack(UserId id, Optional<Credential> login, Instant now, Instant at) {
        forgetDeleted();
        if (!at.equals(deletions.get(id)) || !now.isBefore(at) || finals.containsKey(id) || isOther(id, login)) {
            return false;
        }
        deletions.remove(id);
        return change(id, status -> status.overSince(now, Optional.empty()));
    }

    /// From now on that mark is not taken back. Does nothing if the account will not be deleted at `at`, or is gone.
    public synchronized void makeFinal(UserId id, Instant at) {
        forgetDeleted();
        if (at.equals(deletions.get(id))) {
            finals.put(id, at);
        }
    }

    /// Whether that mark can't be taken back.
    public synchronized boolean isFinal(UserId id) {
        return finals.containsKey(id);
    }

    /// The deletion that was taken back for other services, until its user is told.
    public synchronized Optional<Instant> refusal(UserId id) {
        return Optional.ofNullable(refusals.get(id));
    }

    /// Notes that the user is told.
    public synchronized void forgetRefusal(UserId id, Instant at) {
        refusals.remove(id, at);
    }

    private boolean isRefused(UserId id, Optional<Credential> login) {
        boolean isLetIn = findStatus(id).filter(status -> !status.disabled()).isPresent();
        return !isLetIn || isOther(id, login);
    }

    private boolean isOther(UserId id, Optional<Credential> login) {
        var same = login.flatMap(known -> findCredential(known.email()))
                .filter(found -> found.userId().equals(id)
                        && found.passwordHash().equals(login.orElseThrow().passwordHash())
                        && found.factors() == login.orElseThrow().factors());
        return login.isPresent() != same.isPresent();
    }

    /// When an account will be deleted.
    public synchronized Optional<Instant> deletion(UserId id) {
        return find(id).flatMap(user -> Optional.ofNullable(deletions.get(user.id())));
    }

    /// Whether an account will be deleted, or has been.
    public synchronized boolean isLeaving(UserId id) {
        return deletions.containsKey(id);
    }

    private void forgetDeleted() {
        var now = clock.instant();
        deletions.forEach((id, at) -> {
            if (!now.isBefore(at)) {
                delete(id);
            }
        });
    }

    /// From now on access tokens tell these claims.
    public synchronized void tell(List<String> claims) {
        toldClaims = List.copyOf(claims);
    }

    /// Adds an account.
    ///
    /// @return false if the address has one already
    public synchronized boolean add(User user, Credential credential) {
        forgetDeleted();
        if (credentials.putIfAbsent(credential.email(), credential) != null) {
            return false;
        }
        users.put(user.id(), user);
        return true;
    }

    /// Returns every account.
    synchronized List<Account> accounts() {
        forgetDeleted();
        return credentials.values().stream()
                .map(credential -> new Account(Objects.requireNonNull(users.get(credential.userId())), credential))
                .toList();
    }

    synchronized void remove(Account account) {
        users.remove(account.user().id());
        credentials.remove(account.user().email());
    }

    /// Removes a user with their login.
    public synchronized void delete(UserId id) {
        users.remove(id);
        credentials.values().removeIf(login -> login.userId().equals(id));
    }

    /// Adds or replaces a user. The time of creation stays what it was, and so do the
    /// name and the profile unless there is a new one.
    public synchronized void put(User user, Optional<Credential> credential) {
        users.merge(
                user.id(),
                user,
                (old, now) -> new User(
                        now.id(),
                        now.email(),
                        now.name().or(old::name),
                        old.createdAt(),
                        now.profile().equals(Profile.NONE) ? old.profile() : now.profile()));
        credential.ifPresent(login -> credentials.put(login.email(), login));
    }

    @Override
    public synchronized Optional<User> find(UserId id) {
        forgetDeleted();
        return Optional.ofNullable(users.get(id));
    }

    @Override
    public synchronized Optional<User> edit(UserId id, UnaryOperator<User> edit) {
        if (findStatus(id)
                .filter(status -> !status.disabled() && status.deletesAt().isEmpty())
                .isEmpty()) {
            return Optional.empty();
        }
        var edited = find(id).map(edit);
        edited.ifPresent(user -> users.computeIfPresent(
                id, (_, old) -> new User(id, old.email(), user.name(), old.createdAt(), user.profile())));
        return edited;
    }

    @Override
    public synchronized Optional<UserStatus> findStatus(UserId id) {
        return find(id).map(user -> statuses.getOrDefault(id, UserStatus.NORMAL)
                .withDeletion(Optional.ofNullable(deletions.get(id)))
                .telling(ToldClaims.of(toldClaims, user.name(), user.profile())));
    }

    @Override
    public synchronized boolean endSessions(UserId id, Instant now) {
        return change(id, status -> status.overSince(now, Optional.empty()));
    }

    @Override
    public synchronized void endOthers(UserId id, UUID kept, Instant then, Instant now) {
        change(
                id,
                status -> status.kept().filter(kept::equals).isPresent()
                                && status.notBefore().filter(then::equals).isPresent()
                        ? status.overSince(now, status.kept())
                        : status);
    }

    /// Sets another password and ends the sessions that have started by `now`.
    ///
    /// @param kept the session that goes on
    /// @return false if the login is another one by now, or the user is disabled or gone
    public synchronized boolean setPassword(Credential login, SealedHash to, Optional<UUID> kept, Instant now) {
        var status = findStatus(login.userId()).filter(found -> !found.disabled());
        var found = findCredential(login.email())
                .filter(there -> there.userId().equals(login.userId())
                        && there.passwordHash().equals(login.passwordHash()));
        if (status.isEmpty() || found.isEmpty()) {
            return false;
        }
        replacePasswordHash(login.email(), login.passwordHash(), to);
        return change(login.userId(), user -> user.overSince(now, kept));
    }

    /// Moves a login to another address, and ends the sessions that have started by `now`.
    ///
    /// @param login as it was seen
    /// @param seen what held for the user then
    /// @param kept the session that goes on
    /// @return false if any of it is another by now, the address is somebody's, or the user is disabled or gone
    public synchronized boolean move(
            Credential login, EmailAddress to, SealedHash hash, UserStatus seen, Optional<UUID> kept, Instant now) {
        var user = find(login.userId()).filter(found -> found.email().equals(login.email()));
        boolean isAsSeen = findStatus(login.userId())
                .filter(status -> !status.disabled()
                        && status.notBefore().equals(seen.notBefore())
                        && status.kept().equals(seen.kept()))
                .isPresent();
        if (user.isEmpty()
                || !isAsSeen
                || credentials.containsKey(to)
                || !findCredential(login.email()).equals(Optional.of(login))) {
            return false;
        }
        var old = user.get();
        credentials.remove(login.email());
        credentials.put(to, new Credential(login.userId(), to, hash, login.disabled(), login.roles(), login.factors()));
        users.put(old.id(), new User(old.id(), to, old.name(), old.createdAt(), old.profile()));
        return change(old.id(), status -> status.overSince(now, kept));
    }

    @Override
    public synchronized void touch(UserId id) {
        change(id, UserStatus::touched);
    }

    @Override
    public synchronized boolean setDisabled(UserId id, boolean disabled) {
        changeLogin(
                id,
                found -> new Credential(
                        found.userId(), found.email(), found.passwordHash(), disabled, found.roles(), found.factors()));
        return change(id, status -> status.withDisabled(disabled));
    }

    @Override
    public synchronized boolean setRoles(UserId id, Set<String> roles) {
        changeLogin(
                id,
                found -> new Credential(
                        found.userId(),
                        found.email(),
                        found.passwordHash(),
                        found.disabled(),
                        Set.copyOf(roles),
                        found.factors()));
        return change(id, status -> status.withRoles(roles));
    }

    /// Sets how many second factors a login has, if it is not disabled and has as many as `login` says.
    public synchronized boolean setFactors(Credential login, int factors) {
        var now = credentials.get(login.email());
        if (now == null
                || now.disabled()
                || isLeaving(now.userId())
                || now.factors() != login.factors()
                || !now.userId().equals(login.userId())) {
            return false;
        }
        credentials.put(
                now.email(),
                new Credential(now.userId(), now.email(), now.passwordHash(), now.disabled(), now.roles(), factors));
        return true;
    }

    private void changeLogin(UserId id, UnaryOperator<Credential> change) {
        credentials.replaceAll((_, found) -> found.userId().equals(id) ? change.apply(found) : found);
    }

    private boolean change(UserId id, UnaryOperator<UserStatus> change) {
        var found = findStatus(id);
        found.ifPresent(status -> statuses.put(id, change.apply(status)));
        return found.isPresent();
    }

    @Override
    public synchronized Optional<Credential> findCredential(EmailAddress email) {
        forgetDeleted();
        return Optional.ofNullable(credentials.get(email))
                .map(found -> new Credential(
                        found.userId(),
                        found.email(),
                        found.passwordHash(),
                        found.disabled(),
                        found.roles(),
                        found.factors(),
                        isLeaving(found.userId())));
    }

    @Override
    public synchronized void replacePasswordHash(EmailAddress email, SealedHash from, SealedHash to) {
        credentials.computeIfPresent(
                email,
                (_, found) -> found.passwordHash().equals(from)
                        ? new Credential(
                                found.userId(), found.email(), to, found.disabled(), found.roles(), found.factors())
                        : found);
    }
}
