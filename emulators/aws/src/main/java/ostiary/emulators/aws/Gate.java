package ostiary.emulators.aws;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import ostiary.emulators.aws.iam.Access;
import ostiary.emulators.aws.iam.Decision;
import ostiary.emulators.aws.iam.Role;

/// Processes each call in the same order as AWS: it identifies the caller, checks permissions
/// and then runs the operation.
final class Gate {
    private static final String NOBODY = "nobody";

    private final Place place;
    private final Credentials credentials;
    private final Map<String, AwsService> services;
    private final Map<String, Outage> outages = new ConcurrentHashMap<>();
    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
    private final List<String> problems = new CopyOnWriteArrayList<>();

    Gate(Place place, Credentials credentials, List<AwsService> services) {
        this.place = place;
        this.credentials = credentials;
        this.services = services.stream().collect(toUnmodifiableMap(AwsService::name, identity()));
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    List<String> problems() {
        return List.copyOf(problems);
    }

    /// Starts an outage of a service.
    ///
    /// @param answer the response to every call; empty if calls get no response
    Outage trouble(String service, Optional<AwsAnswer> answer) {
        if (!services.containsKey(service)) {
            throw new IllegalArgumentException("no service " + service);
        }
        var outage = new Outage(answer, over -> outages.remove(service, over));
        if (outages.putIfAbsent(service, outage) != null) {
            throw new IllegalStateException(service + " is in trouble already");
        }
        return outage;
    }

    void endAllTrouble() {
        outages.values().forEach(Outage::close);
    }

    /// Processes a request; the result is empty if the caller gets no response.
    Optional<AwsAnswer> answer(AwsRequest request) throws InterruptedException {
        var scope = CredentialScope.of(request);
        var service = scope.map(CredentialScope::service).map(services::get);
        if (scope.isEmpty() || service.isEmpty()) {
            return Optional.of(unmodelled(NOBODY, "?", request.line() + " for " + scope));
        }
        var role = credentials.role(scope.get().accessKeyId(), request.header("X-Amz-Security-Token"));
        var outage = outages.get(service.get().name());
        if (outage != null) {
            var caller = role.map(Role::name).orElse(NOBODY);
            calls.add(new Call(caller, service.get().name(), List.of(), Outcome.TROUBLED, outage.status()));
            return outage.answer();
        }
        if (role.isEmpty()) {
            return Optional.of(unknownCaller(service.get()));
        }
        if (!scope.get().region().equals(place.region())) {
            return Optional.of(unmodelled(role.get().name(), service.get().name(), "region of " + scope));
        }
        return Optional.of(answer(role.get(), service.get(), request));
    }

    private AwsAnswer answer(Role role, AwsService service, AwsRequest request) throws InterruptedException {
        var operation = service.name();
        List<Access> needs = List.of();
        try {
            operation += ":" + service.operation(request);
            needs = service.needs(request);
            for (var access : needs) {
                var decision = role.decide(access);
                if (decision != Decision.ALLOWED) {
                    var denial = new Denial(place.user(role.name()), access, decision);
                    var answer = service.refuse(denial).answer();
                    calls.add(new Call(role.name(), operation, needs, Outcome.DENIED, answer.status()));
                    return answer;
                }
            }
            return answered(role, operation, needs, service.perform(request));
        } catch (AwsFailure failure) {
            return answered(role, operation, needs, failure.answer());
        } catch (IOException | RuntimeException unforeseen) {
            return unmodelled(role.name(), operation, unforeseen.toString());
        }
    }

    private AwsAnswer answered(Role role, String operation, List<Access> needs, AwsAnswer answer) {
        calls.add(new Call(role.name(), operation, needs, Outcome.ANSWERED, answer.status()));
        return answer;
    }

    private AwsAnswer unknownCaller(AwsService service) {
        var answer = service.refuseUnknownKey().answer();
        calls.add(new Call(NOBODY, service.name(), List.of(), Outcome.UNMODELLED, answer.status()));
        problems.add("an unknown key calls " + service.name());
        return answer;
    }

    private AwsAnswer unmodelled(String role, String operation, String problem) {
        var answer = new AwsFailure(400, "UnknownOperationException", "Not modelled: " + problem).answer();
        calls.add(new Call(role, operation, List.of(), Outcome.UNMODELLED, answer.status()));
        problems.add(role + " calls " + operation + ": " + problem);
        return answer;
    }
}
