package ostiary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ostiary.adapters.password.Argon2PasswordHasher;
import ostiary.core.login.CredentialVerifier;
import ostiary.core.login.CredentialVerifier.Verdict.Verified;
import ostiary.core.login.DirectoryCredentialVerifier;
import ostiary.core.password.Password;
import ostiary.core.testing.SealingRing;
import ostiary.core.user.Account;
import ostiary.core.user.Credential;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.InMemoryBulkAccountStore;
import ostiary.core.user.InMemoryUserStore;
import ostiary.core.user.User;

/// Users whose addresses are in other letters than ASCII, and those whose addresses only look so to IDNA2003.
class ImportedAddressTest {
    /// Two of them were one for IDNA2003. The hashes are bcrypt of `anns walrus 42`, of another password and of
    /// `other anns 42`.
    private static final String FILE = """
        {"email":"ann@fußball.example","email_verified":true,"user_id":"ann@fußball.example","password_hash":"$2b$10$abcdefghijklmnopqrstuuyx.RBmELeMNDmsw/Ijz3XM5zPyWyQzS"}
        {"email":"bob@fussball.example","email_verified":true,"user_id":"bob@fussball.example","password_hash":"$2b$10$abcdefghijklmnopqrstuu4T826PRnz0Hu6YlprUuxkZxOOj5Fw5S"}
        {"email":"ann@fussball.example","email_verified":true,"user_id":"ann@fussball.example","password_hash":"$2b$10$abcdefghijklmnopqrstuuMsDfPWjlfii864Sa7IfomI.j2GPm.96"}
        """;

    private final InMemoryUserStore users = new InMemoryUserStore();
    private final CredentialVerifier logins = new DirectoryCredentialVerifier(
            users, SealingRing.passwords(new Argon2PasswordHasher(1, Duration.ofSeconds(60))));
    private final OperatorsTable table;

    ImportedAddressTest(@TempDir Path directory) {
        this.table = new OperatorsTable(directory, new InMemoryBulkAccountStore(users));
    }

    @Test
    void areEachTheirOwn() throws Exception {
        table.importing("auth0", table.write("users", FILE));

        assertThat(table.all()).hasSize(3);
        var ann = logIn("ann@fußball.example", "anns walrus 42");
        var other = logIn("ann@fussball.example", "other anns 42");
        assertThat(ann).isInstanceOf(Verified.class);
        assertThat(other).isInstanceOf(Verified.class).isNotEqualTo(ann);
        assertThat(logIn("ann@XN--FUBALL-CTA.example", "anns walrus 42")).isEqualTo(ann);
        assertThat(logIn("ann@fussball.example", "anns walrus 42")).isNotInstanceOf(Verified.class);
        assertThat(logIn("ann@fußball.example", "other anns 42")).isNotInstanceOf(Verified.class);
    }

    /// How an operator finds them (docs/upgrading.md).
    @Test
    void areToldOfWhereAnEarlierImportPutThemElsewhere() throws Exception {
        table.importing("auth0", table.write("users", FILE));
        var ann = users.findCredential(email("ann@fußball.example")).orElseThrow();
        var before = new InMemoryUserStore();
        before.add(
                new User(ann.userId(), email("ann@fussball.example"), Optional.empty(), OperatorsTable.NOW),
                new Credential(ann.userId(), email("ann@fussball.example"), ann.passwordHash(), false, ann.roles()));
        var old = new OperatorsTable(table.directory, new InMemoryBulkAccountStore(before));

        var told = old.importing("auth0", old.write("again", FILE));

        assertThat(told).contains("1  refused:user_taken", "1  refused:address_taken", "1  imported");
        assertThat(before.findCredential(email("ann@fußball.example"))).isEmpty();
        assertThat(old.all())
                .filteredOn(account -> account.user().id().equals(ann.userId()))
                .extracting(Account::user)
                .extracting(User::email)
                .containsExactly(email("ann@fussball.example"));
    }

    @Test
    void areRefusedWhereNoMailCanBeSentTo() throws Exception {
        var line = FILE.lines().toList().get(1);
        var addresses = Stream.of(
                "a..b@r.example", "a.@r.example", "äda@r.example", "a@xn--fass-.example", "a@a\u200Cb.example");
        var file = table.write(
                "users",
                String.join(
                        "\n",
                        addresses
                                .map(each -> line.replace(
                                        "\"bob@fussball.example\",\"email_v", "\"" + each + "\",\"email_v"))
                                .toList()));

        assertThat(table.importing("auth0", file)).contains("5  refused:invalid_email");
        assertThat(table.all()).isEmpty();
    }

    private CredentialVerifier.Verdict logIn(String username, String password) {
        return logins.verify(username, Password.of(password));
    }

    private static EmailAddress email(String text) {
        return EmailAddress.parse(text).orElseThrow();
    }
}
