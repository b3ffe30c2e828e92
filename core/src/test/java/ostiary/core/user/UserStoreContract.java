package ostiary.core.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ostiary.core.signup.CodeHash;
import ostiary.core.signup.PendingSignUp;
import ostiary.core.signup.SignUpStore;
import ostiary.core.testing.AtOnce;
import ostiary.core.testing.Fresh;

/// The contract of every [UserStore]; each adapter's test extends this.
public abstract class UserStoreContract {
    private static final SealedHash OLD = new SealedHash("$fast$v=1$old");
    private static final SealedHash NEW = new SealedHash("$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA");
    private static final SealedHash OTHER = new SealedHash("$fast$v=1$other");

    private final Instant now = Fresh.now();
    private final EmailAddress email = Fresh.email();

    protected abstract UserStore store();

    /// The sign-ups that fill the store with accounts.
    protected abstract SignUpStore signUps();

    private User ada() {
        return store().find(store().findCredential(email).orElseThrow().userId())
                .orElseThrow();
    }

    @BeforeEach
    void adaHasAnAccount() {
        account(email);
    }

    @Test
    void findsAUserById() {
        assertThat(ada().email()).isEqualTo(email);
        assertThat(ada().name()).contains("Ada");
        assertThat(ada().createdAt()).isEqualTo(now);
    }

    @Test
    void findsWhatALoginIsCheckedAgainst() {
        assertThat(store().findCredential(email)).contains(new Credential(ada().id(), email, OLD, false, Set.of()));
    }

    @Test
    void findsNobodyWhoIsNotThere() {
        assertThat(store().find(Fresh.userId())).isEmpty();
        assertThat(store().findCredential(Fresh.email())).isEmpty();
    }

    @Test
    void editsNameAndProfileAndNothingElse() {
        var user = ada();
        var profile = Profile.read(Map.of(ProfileClaim.LOCALE, "en-GB")).profile();
        var eve = new User(Fresh.userId(), Fresh.email(), Optional.of("Augusta"), now.minusSeconds(9), profile);

        store().edit(user.id(), _ -> eve);

        assertThat(ada()).isEqualTo(new User(user.id(), email, Optional.of("Augusta"), user.createdAt(), profile));
        store().edit(user.id(), found -> new User(found.id(), found.email(), Optional.empty(), found.createdAt()));
        assertThat(ada()).isEqualTo(new User(user.id(), email, Optional.empty(), user.createdAt()));
    }

    @Test
    void editsNobodyWhoIsNotThere() {
        assertThat(store().edit(Fresh.userId(), _ -> ada())).isEmpty();
    }

    /// Each of them edits what the others have left.
    @Test
    void losesNoEditThatIsMadeAtTheSameTime() throws Exception {
        var id = ada().id();
        var claims = Stream.of(ProfileClaim.values())
                .filter(claim -> !Set.of(
                                ProfileClaim.PROFILE,
                                ProfileClaim.PICTURE,
                                ProfileClaim.WEBSITE,
                                ProfileClaim.BIRTHDATE,
                                ProfileClaim.LOCALE,
                                ProfileClaim.UPDATED_AT)
                        .contains(claim))
                .toList();

        AtOnce.callAll(claims.stream()
                .<Callable<Optional<User>>>map(claim -> () -> store().edit(id, user -> with(user, claim)))
                .toList());

        assertThat(ada().profile().values().keySet()).containsExactlyInAnyOrderElementsOf(claims);
    }

    private static User with(User user, ProfileClaim claim) {
        var values = new EnumMap<ProfileClaim, String>(ProfileClaim.class);
        values.putAll(user.profile().values());
        values.put(claim, "X");
        return new User(user.id(), user.email(), user.name(), user.createdAt(), new Profile(values));
    }

    @Test
    void replacesAPasswordHashAndNothingElse() {
        var before = store().findCredential(email).orElseThrow();
        var user = ada();

        store().replacePasswordHash(email, OLD, NEW);

        assertThat(store().findCredential(email))
                .contains(new Credential(before.userId(), email, NEW, before.disabled(), before.roles()));
        assertThat(ada()).isEqualTo(user);
    }

    @Test
    void doesNotUndoAPasswordThatWasChangedMeanwhile() {
        store().replacePasswordHash(email, OLD, NEW);

        store().replacePasswordHash(email, OLD, OTHER);

        assertThat(passwordHash(email)).isEqualTo(NEW);
    }

    @Test
    void replacesNoHashOfAnAccountThatIsNotThere() {
        var stranger = Fresh.email();

        store().replacePasswordHash(stranger, OLD, NEW);

        assertThat(store().findCredential(stranger)).isEmpty();
    }

    @Test
    void replacesTheHashOfOneAccountOnly() {
        var neighbour = Fresh.email();
        account(neighbour);

        store().replacePasswordHash(email, OLD, NEW);

        assertThat(passwordHash(neighbour)).isEqualTo(OLD);
    }

    @Test
    void letsOneOfManyReplacementsWin() throws Exception {
        var replacements = IntStream.range(0, 64)
                .mapToObj(caller -> new SealedHash("$fast$v=2$" + caller))
                .toList();

        var seen = AtOnce.callAll(replacements.stream()
                .<Callable<SealedHash>>map(to -> () -> {
                    store().replacePasswordHash(email, OLD, to);
                    return passwordHash(email);
                })
                .toList());

        assertThat(seen).containsOnly(passwordHash(email));
        assertThat(replacements).contains(passwordHash(email));
    }

    private SealedHash passwordHash(EmailAddress of) {
        return store().findCredential(of).orElseThrow().passwordHash();
    }

    private void account(EmailAddress address) {
        var code = new CodeHash(UUID.randomUUID().toString());
        var expiry = now.plusSeconds(600);
        signUps().keep(code, new PendingSignUp(Fresh.userId(), address, Optional.of("Ada"), OLD, expiry));
        assertThat(signUps().confirm(address, code, now)).isPresent();
    }
}
