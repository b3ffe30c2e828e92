package ostiary.core.deletion;

import java.util.Optional;
import java.util.Set;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.Stores;
import ostiary.core.user.Credential;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.InMemoryUserStore;
import ostiary.core.user.SealedHash;
import ostiary.core.user.User;
import ostiary.core.user.UserId;

class InMemoryDeletionStoreTest extends DeletionStoreContract {
    private final InMemoryUserStore users = new InMemoryUserStore();
    private final Stores stores = Stores.inMemory(users);

    @Override
    protected Stores stores() {
        return stores;
    }

    @Override
    protected UserId account(EmailAddress email) {
        var id = Fresh.userId();
        users.add(
                new User(id, email, Optional.empty(), Fresh.now()),
                new Credential(id, email, new SealedHash("$old"), false, Set.of()));
        return id;
    }
}
