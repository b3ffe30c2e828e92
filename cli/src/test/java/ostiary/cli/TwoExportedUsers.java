package ostiary.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import ostiary.cli.format.OpenAccount;
import ostiary.core.password.PasswordHash;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.Profiles;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.ImportId;
import ostiary.core.user.InMemoryBulkAccountStore;
import ostiary.core.user.InMemoryUserStore;
import ostiary.core.user.Profile;
import ostiary.core.user.User;
import ostiary.core.user.UserId;

/// Two users in one place, whose export is imported into another.
abstract class TwoExportedUsers {
    private static final PasswordHash BCRYPT =
            new PasswordHash("$2b$04$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW");

    final OperatorsTable table;
    final OperatorsTable elsewhere;
    final Path file;
    final Path key;
    final List<OpenAccount> accounts = List.of(
            account(Fresh.userId(), Fresh.email(), Optional.of("Ada \"L\" 🔑\u2028"), BCRYPT, true, Set.of("b", "a")),
            account(Fresh.userId(), Fresh.email(), Optional.empty(), PasswordHash.NONE, false, Set.of()));

    TwoExportedUsers(Path directory) {
        this.table = new OperatorsTable(directory, new InMemoryBulkAccountStore(new InMemoryUserStore()));
        this.elsewhere = new OperatorsTable(directory, new InMemoryBulkAccountStore(new InMemoryUserStore()));
        this.file = directory.resolve("export.ndjson");
        this.key = directory.resolve("export.key");
    }

    static OpenAccount account(
            UserId id,
            EmailAddress email,
            Optional<String> name,
            PasswordHash hash,
            boolean disabled,
            Set<String> roles) {
        return new OpenAccount(
                new User(id, email, name, Fresh.now(), name.isPresent() ? Profiles.whole() : Profile.NONE),
                hash,
                disabled,
                roles);
    }

    @BeforeEach
    void twoUsersAreThere() {
        add(accounts);
    }

    void add(List<OpenAccount> some) {
        table.store.add(
                some.stream()
                        .map(account -> account.sealed(OperatorsTable.SEALING))
                        .toList(),
                ImportId.fresh());
    }

    void export() throws IOException, MovingException {
        table.exporting(file, "KEY=" + key);
    }

    void importIt() throws IOException, MovingException {
        elsewhere.importing("ostiary", file, "KEY=" + key + ".pub");
    }
}
