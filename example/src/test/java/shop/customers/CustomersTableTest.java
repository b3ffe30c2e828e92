package shop.customers;

import java.util.Optional;
import ostiary.subscriber.CopyStore;
import ostiary.subscriber.CopyStoreContract;

/// The condition that the kit's documentation gives, at DynamoDB.
class CustomersTableTest extends CopyStoreContract<Customer> {
    @Override
    protected CopyStore<Customer> store() {
        return LocalCustomers.shared();
    }

    @Override
    protected Customer value(long number) {
        return new Customer("c" + number + "@shop.example", "", number % 2 == 0);
    }

    @Override
    protected Optional<Customer> kept(String id) {
        return LocalCustomers.shared().find(id);
    }
}
