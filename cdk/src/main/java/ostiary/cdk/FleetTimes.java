package ostiary.cdk;

import software.amazon.awscdk.Duration;

/// How long a task of a [Fleet] has for its end, and the balancer to send it nothing more. Each is longer
/// than what it waits for.
///
/// @param deregistration how long the balancer lets requests under way finish before a target is gone
/// @param leaving how long a task that is told to end answers on, while the balancer's checks notice
/// @param drain how long requests under way have after that
/// @param stop how long after it was told to end a task is killed
public record FleetTimes(Duration deregistration, Duration leaving, Duration drain, Duration stop) {
    /// A body may take 10 seconds to come, and what a request waits for 2.6 (docs/container.md).
    static final Duration LONGEST_REQUEST = Duration.seconds(13);

    /// The shortest that a balancer takes, and the fewest in a row.
    static final Duration CHECK_EVERY = Duration.seconds(5);

    static final int CHECKS = 2;

    /// <https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html>
    private static final Duration LATEST_STOP = Duration.seconds(120);

    public FleetTimes {
        longer("deregistration", deregistration, "the longest request", seconds(LONGEST_REQUEST));
        longer("leaving", leaving, "what the balancer's checks take to notice", CHECKS * seconds(CHECK_EVERY));
        longer("stop", stop, "leaving and drain together", seconds(leaving) + seconds(drain));
        Checks.require(
                seconds(stop) <= seconds(LATEST_STOP),
                "stop must be " + seconds(LATEST_STOP) + " seconds at most, which is all that Fargate gives, not "
                        + seconds(stop));
    }

    /// Half a minute for the balancer, 15 and 10 seconds for the task, which is killed after 40.
    public static FleetTimes standard() {
        return new FleetTimes(Duration.seconds(30), Duration.seconds(15), Duration.seconds(10), Duration.seconds(40));
    }

    static int seconds(Duration time) {
        return time.toSeconds().intValue();
    }

    private static void longer(String name, Duration time, String than, int seconds) {
        Checks.require(
                seconds(time) > seconds,
                name + " must be longer than " + than + ", which is " + seconds + " seconds, not " + seconds(time));
    }
}
