package ostiary.core.upstream;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import ostiary.core.login.CredentialVerifier.Verdict;
import ostiary.core.login.DirectoryCredentialVerifier;
import ostiary.core.password.Password;
import ostiary.core.testing.FastHasher;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.Journal;
import ostiary.core.testing.PassingAccountStore;
import ostiary.core.testing.ScriptedSource;
import ostiary.core.testing.SealingRing;
import ostiary.core.testing.World;
import ostiary.core.user.Credential;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.InMemoryUserStore;
import ostiary.core.user.SealedHash;
import ostiary.core.user.User;
import ostiary.core.user.UserId;
import ostiary.core.user.UserPasswords;
import ostiary.core.user.UserPasswords.FreshHash;

/// A directory without users, a source with one, and the login that migrates from one to the other.
abstract class MigrationSetup {
    static final Password WRONG = Password.of("wrong horse battery staple");
    static final Password OWN = Password.of("a password of the directory");
    final InMemoryUserStore users = new InMemoryUserStore();
    final FastHasher hasher = new FastHasher();
    final UserPasswords passwords = SealingRing.passwords(hasher);
    final ScriptedSource source = new ScriptedSource();
    final Journal journal = new Journal();
    final PassingAccountStore accounts = new PassingAccountStore(new InMemorySourceAccountStore(users));
    final DirectoryCredentialVerifier directory = new DirectoryCredentialVerifier(users, passwords);

    final SourceCredentialVerifier elsewhere = SourceCredentialVerifier.migrating(
            source, new MigrateOnLogin(directory, users, accounts, passwords, journal, Fresh::now));

    final MigratingCredentialVerifier verifier = new MigratingCredentialVerifier(directory, elsewhere);
    final EmailAddress email = Fresh.email();
    final SourceUser ada = ScriptedSource.user(email, "admin");

    @BeforeEach
    void adaIsAtTheSource() {
        source.add(ada, World.PASSWORD);
    }

    Verdict logIn(Password password) {
        return verifier.verify(email.value(), password);
    }

    UserId account(Password password) {
        return account(Fresh.importedId(), passwords.hash(password), false);
    }

    UserId account(SealedHash hash, boolean disabled) {
        return account(Fresh.importedId(), _ -> hash, disabled);
    }

    private UserId account(UserId id, FreshHash hash, boolean disabled) {
        users.put(
                new User(id, email, Optional.empty(), Fresh.now()),
                Optional.of(new Credential(id, email, hash.sealedFor(id), disabled, Set.of("old"))));
        return id;
    }
}
