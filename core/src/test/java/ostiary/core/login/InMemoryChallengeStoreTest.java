package ostiary.core.login;

class InMemoryChallengeStoreTest extends ChallengeStoreContract {
    private final ChallengeStore store = new InMemoryChallengeStore();

    @Override
    protected ChallengeStore store() {
        return store;
    }
}
