package ostiary.server.container;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/// The main class of `make load`: a container and what stands in for AWS, on this machine, and clients that call it
/// as fast as they are answered.
final class LoadMain {
    /// Not counted: the first requests are interpreted.
    private static final int WARMING_ROUNDS = 50;

    private LoadMain() {}

    static void main(String[] arguments) throws Exception {
        try {
            System.out.print(run(LoadBounds.of(System.getenv())));
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(1);
        }
    }

    /// The report.
    static String run(LoadBounds bounds) throws Exception {
        try (var aws = new StandInAws();
                var container = new RunningContainer(settings(aws), "-XX:TieredStopAtLevel=4")) {
            LoadBounds.onThisMachine(container.address());
            var clients = IntStream.range(0, bounds.clients())
                    .mapToObj(number -> new LoadClient(container, number))
                    .toList();
            for (var client : clients) {
                client.begin(aws);
                IntStream.range(0, WARMING_ROUNDS).mapToObj(LoadKind::of).forEach(client::run);
                client.latencies.clear();
            }
            var before = processors(container);
            long begin = System.nanoTime();
            var numbers = new AtomicLong();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var client : clients) {
                    threads.execute(() -> call(client, bounds, numbers, begin));
                }
            }
            var took = Duration.ofNanos(System.nanoTime() - begin);
            return LoadReport.text(merged(clients), took, spent(before, processors(container)));
        }
    }

    private static void call(LoadClient client, LoadBounds bounds, AtomicLong numbers, long begin) {
        long most = TimeUnit.SECONDS.toNanos(bounds.seconds());
        for (long number = numbers.getAndIncrement();
                number < bounds.requests() && System.nanoTime() - begin < most;
                number = numbers.getAndIncrement()) {
            client.run(LoadKind.of(number));
        }
    }

    private static Map<LoadKind, Latencies> merged(Iterable<LoadClient> clients) {
        var merged = new EnumMap<LoadKind, Latencies>(LoadKind.class);
        for (var client : clients) {
            client.latencies.forEach((kind, some) ->
                    merged.computeIfAbsent(kind, _ -> new Latencies()).addAll(some));
        }
        return merged;
    }

    private static Map<String, Duration> processors(RunningContainer container) {
        var driver = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        var service = container.process.toHandle();
        var times = new LinkedHashMap<String, Duration>();
        times.put("the driver, and what stands in for AWS", Duration.ofNanos(driver.getProcessCpuTime()));
        times.put("the service", time(service));
        times.put(
                "DynamoDB Local",
                ProcessHandle.current()
                        .descendants()
                        .filter(process -> process.pid() != service.pid())
                        .map(LoadMain::time)
                        .reduce(Duration.ZERO, Duration::plus));
        return times;
    }

    private static Duration time(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static Map<String, Duration> spent(Map<String, Duration> before, Map<String, Duration> after) {
        var spent = new LinkedHashMap<String, Duration>();
        after.forEach((who, time) -> spent.put(who, time.minus(before.getOrDefault(who, Duration.ZERO))));
        return spent;
    }

    private static Map<String, String> settings(StandInAws aws) {
        var settings = new HashMap<>(aws.environment());
        settings.put("OSTIARY_PORT", "0");
        settings.put("OSTIARY_DEREGISTRATION_SECONDS", "0");
        settings.put("OSTIARY_TRUSTED_PROXIES", "hops 1");
        return settings;
    }
}
