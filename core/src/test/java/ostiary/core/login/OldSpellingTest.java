package ostiary.core.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ostiary.core.login.LogIn.Outcome.InvalidCredentials;
import ostiary.core.login.LogIn.Outcome.LoggedIn;
import ostiary.core.mail.Mail;
import ostiary.core.password.Password;
import ostiary.core.signup.ConfirmSignUp;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.Stores;
import ostiary.core.testing.World;
import ostiary.core.user.Credential;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.InMemoryUserStore;
import ostiary.core.user.User;

/// An import put the account of `ann@faß.example` under `ann@fass.example`, where IDNA2003 saw it. It changes hands
/// for nobody: not for whoever reads mail at the one address, nor for whoever reads it at the other.
class OldSpellingTest {
    private static final EmailAddress FASS = new EmailAddress("ann@fass.example");
    private static final EmailAddress FASZ = new EmailAddress("ann@xn--fa-hia.example");
    private static final Password ANOTHER = Password.of("tangerine walrus 42 sunrise");

    private final InMemoryUserStore users = new InMemoryUserStore();
    private final World world = new World(Stores.inMemory(users));
    private final User ann = new User(Fresh.userId(), FASS, Optional.of("Ann"), Fresh.now());
    private final Credential login = new Credential(
            ann.id(), FASS, world.passwords.hash(World.PASSWORD).sealedFor(ann.id()), false, Set.of("admin"));

    @BeforeEach
    void annWasImportedBefore() {
        users.add(ann, login);
    }

    private LogIn.Outcome logIn(String username, Password password) {
        return world.logIn().logIn(username, password, world.clients.byDefault(), World.LAPTOP);
    }

    @Test
    void isFoundUnderTheAddressThatItLiesAtAndNoOther() {
        assertThat(logIn("ann@fass.example", World.PASSWORD)).isInstanceOf(LoggedIn.class);

        int before = world.hasher.hashed();
        assertThat(logIn("ann@faß.example", World.PASSWORD)).isEqualTo(new InvalidCredentials());
        assertThat(logIn("ann@xn--fa-hia.example", World.PASSWORD)).isEqualTo(new InvalidCredentials());
        assertThat(logIn("ann@fa\u200Dss.example", World.PASSWORD)).isEqualTo(new InvalidCredentials());
        assertThat(world.hasher.hashed() - before).isEqualTo(3); // what an unknown name costs
    }

    @Test
    void isNotReplacedByASignUpOfEitherAddress() {
        signUp("ann@faß.example");
        assertThat(world.outbox.sent().getLast())
                .isInstanceOfSatisfying(
                        Mail.ConfirmAddress.class, mail -> assertThat(mail.to()).isEqualTo(FASZ));
        assertThat(confirm("ann@xn--fa-hia.example")).isEqualTo(new ConfirmSignUp.Outcome.Confirmed());
        signUp("ann@fass.example");
        assertThat(world.outbox.sent().getLast()).isEqualTo(new Mail.AlreadySignedUp(FASS));

        assertThat(users.findCredential(FASS)).contains(login);
        assertThat(users.findCredential(FASZ))
                .hasValueSatisfying(found -> assertThat(found.userId()).isNotEqualTo(ann.id()))
                .hasValueSatisfying(found -> assertThat(found.roles()).isEmpty());
        assertThat(logIn("ann@fass.example", ANOTHER)).isEqualTo(new InvalidCredentials());
        assertThat(logIn("ann@faß.example", ANOTHER)).isInstanceOf(LoggedIn.class);
    }

    private void signUp(String email) {
        world.signUp().signUp(EmailAddress.parse(email).orElseThrow(), ANOTHER, Optional.empty(), "192.0.2.1");
    }

    private ConfirmSignUp.Outcome confirm(String email) {
        return world.confirmSignUp()
                .confirm(
                        EmailAddress.parse(email).orElseThrow(),
                        world.outbox.codeFor(FASZ),
                        Optional.of(ANOTHER),
                        "192.0.2.1");
    }
}
