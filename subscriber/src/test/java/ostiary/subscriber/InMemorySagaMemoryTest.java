package ostiary.subscriber;

class InMemorySagaMemoryTest extends SagaMemoryContract {
    private final InMemorySagaMemory memory = new InMemorySagaMemory();

    @Override
    protected SagaMemory memory() {
        return memory;
    }
}
