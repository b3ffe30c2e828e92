package ostiary.functions.fault;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import ostiary.adapters.aws.Dependency;
import ostiary.adapters.aws.TimeScale;
import ostiary.adapters.fault.Hiccups;
import ostiary.adapters.fault.StandInAws;
import ostiary.adapters.fault.WallClock;
import ostiary.blueprint.ServiceFunction;
import ostiary.blueprint.Setting;
import ostiary.emulators.aws.fault.FaultProxy;

/// One function in a fresh environment, and one dependency that is in trouble from its first call on and then well
/// again.
final class BrownOut {
    static final Duration ANSWERED_WITHIN = Duration.ofSeconds(3);
    static final Duration HEALED_WITHIN = Duration.ofSeconds(WallClock.IS_JUDGED ? 10 : 60);
    /// Two operations, each tried three times: whoever verifies a token asks what was revoked before it does its work.
    static final int MOST_CALLS = 6;

    static final String NOT_NOTICED = "has not noticed";

    private static final Duration TROUBLE = TimeScale.of(Duration.ofSeconds(4));

    /// After so many refusals a trouble has shown what it does, where nobody looks at the time.
    private static final int ENOUGH = 12;

    private static final Duration BETWEEN_REQUESTS = Duration.ofMillis(50);

    /// That it is well again is shown by so many requests, of which one may fail.
    private static final int LAST = 20;

    private final Dependency dependency;
    private final ServiceFunction function;
    private final FaultProxy proxy;
    private final OneFunction environment;
    private final Guest guest = Guest.withAccount();
    private final List<String> flaws = new ArrayList<>();
    private int unavailable;
    private Duration wellAfter = Duration.ZERO;

    /// @param name what the function knows an address by
    BrownOut(Dependency dependency, ServiceFunction function, UnaryOperator<URI> name) {
        this.dependency = dependency;
        this.function = function;
        var addresses = new EnumMap<Dependency, URI>(StandInAws.ONLY.addresses());
        this.proxy = FaultProxy.before(StandInAws.ONLY.address(dependency));
        addresses.put(dependency, name.apply(proxy.endpoint()));
        this.environment = new OneFunction(function, Map.copyOf(addresses));
    }

    /// The functions whose requests wait for a dependency.
    static Set<ServiceFunction> functions(Dependency dependency) {
        return switch (dependency) {
            case DYNAMODB -> having(Setting.TABLE);
            case SECRETS_MANAGER -> Set.of(ServiceFunction.LOGIN, ServiceFunction.REFRESH);
            // A login mails nothing but that a recovery code was used.
            case SES -> Set.of(ServiceFunction.SIGNUP);
            case COGNITO -> having(Setting.SOURCE);
        };
    }

    private static Set<ServiceFunction> having(Setting setting) {
        var asked = Set.of(
                ServiceFunction.SIGNUP,
                ServiceFunction.LOGIN,
                ServiceFunction.REFRESH,
                ServiceFunction.SESSIONS,
                ServiceFunction.ACCOUNT,
                ServiceFunction.DISCOVERY);
        return Set.copyOf(asked.stream()
                .filter(function -> function.settings().contains(setting))
                .toList());
    }

    /// Goes through it.
    ///
    /// @return what was not as it should be
    List<String> run(Runnable begin, Runnable end) {
        begin.run();
        long began = System.nanoTime();
        while (since(began).compareTo(TROUBLE) < 0 && (WallClock.IS_JUDGED || unavailable < ENOUGH)) {
            ask();
            pause();
        }
        if (unavailable == 0) {
            flaws.add(NOT_NOTICED);
        }
        end.run();
        heal();
        try {
            proxy.close();
        } catch (IOException alreadyClosed) {
            throw new UncheckedIOException(alreadyClosed);
        }
        return flaws.stream()
                .distinct()
                .limit(3)
                .map(flaw -> this + ": " + flaw)
                .toList();
    }

    /// For the curious.
    String summary() {
        return "%-36s %3d refused, well after %5d ms".formatted(this, unavailable, wellAfter.toMillis());
    }

    FaultProxy proxy() {
        return proxy;
    }

    /// Asks until it is well, or for as long as it may take and then whether it is.
    private void heal() {
        long healed = System.nanoTime();
        var last = new ArrayList<Boolean>();
        while (!isWell(last) && since(healed).compareTo(HEALED_WITHIN) < 0) {
            last.add(ask());
            pause();
        }
        if (!isWell(last)) {
            last.clear();
        }
        while (last.size() < LAST) {
            last.add(ask());
            pause();
        }
        if (!isWell(last)) {
            flaws.add("is not well " + HEALED_WITHIN + " after it was over: " + last);
        }
        wellAfter = since(healed);
    }

    private static boolean isWell(List<Boolean> requests) {
        int from = requests.size() - LAST;
        return from >= 0
                && requests.subList(from, requests.size()).stream()
                                .filter(done -> !done)
                                .count()
                        <= 1;
    }

    /// @return whether it was done
    private boolean ask() {
        long calls = proxy.counts().requests();
        long began = System.nanoTime();
        var answer =
                dependency == Dependency.COGNITO ? guest.firstLogin(environment) : guest.ask(environment, function);
        var took = since(began);
        if (WallClock.IS_JUDGED && took.compareTo(ANSWERED_WITHIN.plus(Hiccups.OF_THIS_MACHINE.since(began))) > 0) {
            flaws.add("took " + took + ": " + answer);
        }
        int status = answer.path("statusCode").asInt();
        if (status / 100 == 2) {
            return true;
        }
        unavailable++;
        if (status != 503 || !hasRetryAfter(answer)) {
            flaws.add("answered " + answer);
        }
        if (proxy.counts().requests() - calls > MOST_CALLS) {
            flaws.add("made " + (proxy.counts().requests() - calls) + " calls: " + answer);
        }
        return false;
    }

    private static boolean hasRetryAfter(JsonNode answer) {
        return answer.at("/headers/retry-after").asText().matches("[1-9][0-9]*");
    }

    private static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_REQUESTS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public String toString() {
        return function.id() + " without " + dependency.id();
    }
}
