package shop.customers;

import ostiary.subscriber.SagaMemory;
import ostiary.subscriber.SagaMemoryContract;

/// The condition that the kit's documentation gives, at DynamoDB.
class DeskMemoryTest extends SagaMemoryContract {
    @Override
    protected SagaMemory memory() {
        return LocalCustomers.memory();
    }
}
