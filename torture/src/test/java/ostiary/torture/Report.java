package ostiary.torture;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import ostiary.emulators.aws.fault.Fault;
import ostiary.torture.FamilyHistory.LogOut;

/// The events of a round, or of several.
///
/// @param acknowledged log-outs of either kind
/// @param refreshes counted by their outcome
/// @param requests to the store, retries of the SDK included
/// @param faults really done to them
/// @param deaths of instances
record Report(
        long sessions,
        long logOuts,
        long logOutsEverywhere,
        long acknowledged,
        Map<String, Long> refreshes,
        long requests,
        Map<Fault, Long> faults,
        long deaths,
        List<Violation> violations) {

    static Report nothing() {
        return new Report(0, 0, 0, 0, Map.of(), 0, Map.of(), 0, List.of());
    }

    static Report of(Fleet fleet) {
        var histories = fleet.histories();
        var violations = new ArrayList<Violation>();
        fleet.refusedLogins().forEach(refused -> violations.add(new Violation(Rule.E_HONEST_STAY, refused, List.of())));
        histories.forEach(history -> violations.addAll(new Checker(history).violations()));
        var faults = new EnumMap<Fault, Long>(Fault.class);
        fleet.slots().forEach(slot -> slot.faults().faults().forEach((fault, n) -> faults.merge(fault, n, Long::sum)));
        return new Report(
                histories.size(),
                logOuts(histories).filter(logOut -> !logOut.everywhere()).count(),
                logOuts(histories).filter(LogOut::everywhere).count(),
                logOuts(histories).filter(LogOut::acknowledged).count(),
                merged(histories.stream().map(Tally::of)),
                fleet.slots().stream()
                        .mapToLong(slot -> slot.faults().requests())
                        .sum(),
                faults,
                fleet.slots().stream().mapToLong(Slot::deaths).sum(),
                violations);
    }

    /// One everywhere is in the history of each session of its user.
    private static Stream<LogOut> logOuts(List<FamilyHistory> histories) {
        return histories.stream().flatMap(history -> history.logOuts().stream()).distinct();
    }

    Report plus(Report other) {
        var allFaults = new EnumMap<Fault, Long>(Fault.class);
        allFaults.putAll(faults);
        other.faults.forEach((fault, n) -> allFaults.merge(fault, n, Long::sum));
        return new Report(
                sessions + other.sessions,
                logOuts + other.logOuts,
                logOutsEverywhere + other.logOutsEverywhere,
                acknowledged + other.acknowledged,
                merged(Stream.of(refreshes, other.refreshes)),
                requests + other.requests,
                allFaults,
                deaths + other.deaths,
                Stream.concat(violations.stream(), other.violations.stream()).toList());
    }

    private static Map<String, Long> merged(Stream<Map<String, Long>> counts) {
        var sums = new TreeMap<String, Long>();
        counts.forEach(each -> each.forEach((what, n) -> sums.merge(what, n, Long::sum)));
        return sums;
    }

    double faultRate() {
        return requests == 0
                ? 0
                : (double) faults.values().stream().mapToLong(Long::longValue).sum() / requests;
    }

    long refreshes(String kind) {
        return refreshes.getOrDefault(kind, 0L);
    }

    String inShort() {
        return "%d sessions, %d refreshes, %d requests to the store, %.1f %% faulted"
                .formatted(
                        sessions,
                        refreshes.values().stream().mapToLong(Long::longValue).sum(),
                        requests,
                        100 * faultRate());
    }

    @Override
    public String toString() {
        return """
            sessions %d, log-outs %d, log-outs everywhere %d, acknowledged of both %d, deaths of instances %d
            refreshes:
            %s
            requests to the store: %d, of which %.1f %% met a fault:
            %s
            violations:
            %s
            """.formatted(
                        sessions,
                        logOuts,
                        logOutsEverywhere,
                        acknowledged,
                        deaths,
                        lines(refreshes),
                        requests,
                        100 * faultRate(),
                        lines(faults),
                        Stream.of(Rule.values())
                                .map(rule -> "  %-58s %d".formatted(rule, count(rule)))
                                .collect(joining("\n")));
    }

    private long count(Rule rule) {
        return violations.stream().filter(violation -> violation.rule() == rule).count();
    }

    private static String lines(Map<?, Long> counts) {
        return counts.entrySet().stream()
                .map(count ->
                        "  %-40s %8d".formatted(count.getKey().toString().toLowerCase(Locale.ROOT), count.getValue()))
                .collect(joining("\n"));
    }
}
