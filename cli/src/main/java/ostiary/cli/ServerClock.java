package ostiary.cli;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/// The clock of the service that answered last (RFC 9110 §6.6.1). An operator's own may be minutes off, and seconds
/// matter for a logout everywhere, and for what authorizers read.
final class ServerClock implements InstantSource, ExecutionInterceptor {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final InstantSource own;
    private volatile Duration ahead = Duration.ZERO;

    ServerClock() {
        this(Clock.systemUTC());
    }

    ServerClock(InstantSource own) {
        this.own = own;
    }

    /// Dates are in whole seconds: this is the second after, so that nothing that was before is taken for later.
    @Override
    public Instant instant() {
        return own.instant().plus(ahead);
    }

    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
        context.httpResponse().firstMatchingHeader("Date").ifPresent(this::isNow);
    }

    /// Takes the text of a `Date` header; any other changes nothing.
    void isNow(String date) {
        try {
            var server = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant()
                    .plus(SECOND);
            ahead = Duration.between(own.instant(), server);
        } catch (DateTimeException noDate) {
            // The clock of this machine is the best there is.
        }
    }
}
