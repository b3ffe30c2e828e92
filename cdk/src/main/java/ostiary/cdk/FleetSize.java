package ostiary.cdk;

import java.util.Set;

/// How many tasks a [Fleet] has, and how large each is.
///
/// @param cpu in units of Fargate, of which 1,024 are a processor: 1024, 2048, 4096 or 8192
/// @param fewest tasks, in two zones: 2 or more
/// @param most tasks
/// @param requestsPerMinute for each task, from which on there are more tasks
public record FleetSize(int cpu, int fewest, int most, int requestsPerMinute) {
    private static final Set<Integer> SIZES = Set.of(1024, 2048, 4096, 8192);

    public FleetSize {
        Checks.require(SIZES.contains(cpu), "cpu must be 1024, 2048, 4096 or 8192, not " + cpu);
        Checks.require(fewest >= 2, "fewest must be 2 or more, one in each of two zones, not " + fewest);
        Checks.require(most >= fewest, "most must be no less than fewest, not " + most);
        Checks.require(requestsPerMinute > 0, "requestsPerMinute must be positive, not " + requestsPerMinute);
    }

    /// Two to ten tasks of one processor, with 3,000 requests a minute each.
    public static FleetSize standard() {
        return new FleetSize(1024, 2, 10, 3000);
    }

    /// The least that Fargate has for so much processor, and more than the container asks for.
    /// <https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html>
    int memoryMiB() {
        return 2 * cpu;
    }
}
