package ostiary.torture;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import ostiary.adapters.dynamodb.LocalTable;
import ostiary.adapters.dynamodb.Table;
import ostiary.adapters.fault.ProxiedWorld;
import ostiary.core.UnavailableException;
import ostiary.emulators.aws.fault.FaultCounts;
import ostiary.emulators.aws.fault.FaultProxy;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/// A place for an instance, with its own way to the store. When the instance dies another one takes its place.
final class Slot implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(120);

    private final FaultProxy proxy = FaultProxy.before(ProxiedWorld.database());
    private final Table table;
    private final Function<Table, Instance> start;
    private final double deathRate;
    private final Random random;
    private final AtomicInteger deaths = new AtomicInteger();
    private volatile Instance instance;

    /// @param start makes an instance over a table
    Slot(Plan plan, Random random, Function<Table, Instance> start) {
        this.random = random;
        this.start = start;
        this.deathRate = plan.deathRate();
        this.table = new Table(
                LocalTable.client(proxy.endpoint()), LocalTable.shared().name());
        this.instance = mortal();
        proxy.delayBy(PAUSE);
        proxy.follow(plan.faults().apply(random.nextLong()));
    }

    private Instance mortal() {
        var life = new Life();
        var client = new MortalDynamoDb(table.client(), life::moment) {
            @Override
            public QueryResponse query(QueryRequest request) {
                return super.query(request.toBuilder().limit(Plan.PAGE).build());
            }
        };
        return start.apply(new Table(client, table.name()));
    }

    /// Has the instance do something.
    ///
    /// @return empty if it says 503 or dies of it
    <T> Optional<T> ask(Function<Instance, T> question) {
        var asked = instance;
        try {
            return Optional.of(question.apply(asked));
        } catch (UnavailableException unavailable) {
            return Optional.empty();
        } catch (InstanceDied died) {
            replace(asked);
            return Optional.empty();
        }
    }

    private synchronized void replace(Instance dead) {
        if (instance.equals(dead)) {
            deaths.incrementAndGet();
            instance = mortal();
        }
    }

    FaultCounts faults() {
        return proxy.counts();
    }

    int deaths() {
        return deaths.get();
    }

    @Override
    public void close() throws IOException {
        proxy.close();
        table.client().close();
    }

    /// Once it is over it is over for every request that the instance was busy with.
    private final class Life {
        private volatile boolean over;

        void moment() {
            if (random.nextDouble() < deathRate) {
                over = true;
            }
            if (over) {
                throw new InstanceDied();
            }
        }
    }
}
