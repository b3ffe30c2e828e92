package ostiary.subscriber;

import java.util.Optional;

class InMemoryCopyStoreTest extends CopyStoreContract<String> {
    private final InMemoryCopyStore<String> store = new InMemoryCopyStore<>();

    @Override
    protected CopyStore<String> store() {
        return store;
    }

    @Override
    protected String value(long number) {
        return "value " + number;
    }

    @Override
    protected Optional<String> kept(String id) {
        return Optional.ofNullable(store.values().get(id));
    }
}
