package ostiary.core.challenge;

class InMemoryChallengeStoreTest extends ChallengeStoreContract {
    private final ChallengeStore store = new InMemoryChallengeStore();

    @Override
    protected ChallengeStore store() {
        return store;
    }
}
