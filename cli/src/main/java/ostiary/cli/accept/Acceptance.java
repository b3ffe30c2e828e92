package ostiary.cli.accept;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import ostiary.adapters.dynamodb.Table;
import ostiary.cli.aws.AwsReader;
import ostiary.cli.aws.UnreadException;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/// One run. One assertion that fails keeps no other from being made, and the user of the run leaves however it ends.
///
/// @param credentials of the caller
/// @param patience how long an answer of the service may take
record Acceptance(AwsReader aws, Clients clients, AwsCredentialsProvider credentials, Duration patience) {
    /// @param facts which of them are looked at
    Report run(Target target, Set<Fact> facts) {
        try {
            var stack = Deployed.read(aws, target.stack());
            var address = target.address().isPresent() ? target.address().get() : URI.create(stack.output("ApiUrl"));
            var table = stack.output("TableName");
            try (var site = new Site(address, patience)) {
                return clients.with(credentials, table, open -> run(target, facts, new Place(stack, site, open)));
            }
        } catch (UnreadException | IllegalArgumentException unread) {
            var why = String.valueOf(unread.getMessage());
            return new Report(facts.stream()
                    .map(fact -> new Result(fact, State.FAILED, why))
                    .toList());
        }
    }

    private Report run(Target target, Set<Fact> facts, Place place) {
        var guest = Guest.of(place.table());
        var end = new Thread(guest::leave);
        Runtime.getRuntime().addShutdownHook(end);
        var results = new ArrayList<Result>();
        try {
            assertions(target, place, guest).stream()
                    .filter(assertion -> facts.contains(assertion.fact()))
                    .map(Assertion::result)
                    .forEach(results::add);
        } finally {
            var left = new Assertion(Fact.NOTHING_LEFT, () -> leave(guest)).result();
            Runtime.getRuntime().removeShutdownHook(end);
            if (facts.contains(left.fact()) || left.state() == State.FAILED) {
                results.add(left);
            }
        }
        return new Report(List.copyOf(results));
    }

    /// The assertions in the order of [Fact].
    private List<Assertion> assertions(Target target, Place place, Guest guest) {
        var now = Instant.now();
        var gateway = new Gateway(place.site());
        var journey = new Journey(place.site(), guest);
        var release = new Release(aws, place.stack(), place.table());
        var rights = new Rights(aws, clients, place.table().name(), target.role(), credentials, now);
        var assertions = new ArrayList<Assertion>();
        assertions.add(new Assertion(Fact.FIRST_CALLS, gateway::firstCalls));
        assertions.addAll(journey.inside());
        assertions.addAll(gateway.assertions(journey, target.forbidden()));
        assertions.add(journey.end());
        assertions.add(new Assertion(Fact.FILL_OF_NOTHING, () -> Metrics.fillOfNothing(aws, now)));
        assertions.addAll(rights.assertions());
        assertions.add(new Assertion(Fact.HOOK, release::verdict));
        return assertions;
    }

    private static String leave(Guest guest) {
        guest.leave();
        int left = guest.items().size();
        RefutedException.unless(left == 0, left + " items are left");
        return "the user and its items are gone";
    }

    private record Place(Deployed stack, Site site, Table table) {}
}
