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

class InMemorySagaStoreTest extends SagaStoreContract {
    private static final int ROUNDS = 1_000;

    private final InMemoryUserStore users = new InMemoryUserStore();
    private final Stores stores = Stores.inMemory(users);
    private final SagaStore sagas = new InMemorySagaStore(users);

    InMemorySagaStoreTest() {
        super(ROUNDS);
    }

    @Override
    protected Stores stores() {
        return stores;
    }

    @Override
    protected SagaStore sagas() {
        return sagas;
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
