package ostiary.functions.rehearsal;

class MemoryVerdictStoreTest extends VerdictStoreContract {
    private final VerdictStore store = new MemoryVerdictStore();

    @Override
    VerdictStore store() {
        return store;
    }
}
