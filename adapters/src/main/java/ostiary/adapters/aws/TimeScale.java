package ostiary.adapters.aws;

import java.time.Duration;

/// The factor by which every time limit of a request is longer than on Lambda: 1, unless the environment is started
/// with the system property [#PROPERTY].
///
/// Tests run functions on two processors that have much else to do. There the limits must be longer, and still stand to
/// each other as they do on Lambda.
public final class TimeScale {
    public static final String PROPERTY = "ostiary.timeScale";

    private static final int TIMES = Integer.getInteger(PROPERTY, 1);

    private TimeScale() {}

    /// A limit in this environment.
    public static Duration of(Duration onLambda) {
        return onLambda.multipliedBy(TIMES);
    }
}
