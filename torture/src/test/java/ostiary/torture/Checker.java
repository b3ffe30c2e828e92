package ostiary.torture;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import ostiary.core.session.Forgiven;
import ostiary.core.token.RefreshRefusal;
import ostiary.torture.Answer.Given;
import ostiary.torture.Answer.Refused;
import ostiary.torture.FamilyHistory.LogOut;
import ostiary.torture.FamilyHistory.Refresh;

/// Judges the history of a family. It accuses only where no order of events within the known intervals would excuse:
/// what it reports is broken for certain.
final class Checker {
    /// The store keeps times in milliseconds.
    private static final Duration ROUNDING = Duration.ofMillis(2);

    private final FamilyHistory family;
    private final List<Refresh> refreshes;
    private final Map<String, Set<String>> successors = new HashMap<>();
    private final Map<String, Instant> supersededBy = new HashMap<>();
    private final List<Violation> violations = new ArrayList<>();

    Checker(FamilyHistory family) {
        this.family = family;
        this.refreshes =
                family.refreshes().stream().sorted(comparing(Refresh::answered)).toList();
        for (var refresh : refreshes) {
            if (refresh.answer() instanceof Given(var token) && !token.equals(refresh.presented())) {
                successors
                        .computeIfAbsent(refresh.presented(), _ -> new LinkedHashSet<>())
                        .add(token);
                supersededBy.putIfAbsent(refresh.presented(), refresh.answered());
            }
        }
    }

    List<Violation> violations() {
        violations.clear();
        findForks();
        findStaleTokensRedeemed();
        findTokensRedeemedAfter(Rule.C_REPLAY_ENDS_ALL, replayDetected());
        findTokensRedeemedAfter(Rule.D_LOGOUT_STICKS, loggedOut());
        refreshes.stream().filter(Refresh::honest).forEach(this::findInjustice);
        return List.copyOf(violations);
    }

    private void findForks() {
        var predecessors = new HashMap<String, Set<String>>();
        successors.forEach((token, next) -> next.forEach(one ->
                predecessors.computeIfAbsent(one, _ -> new LinkedHashSet<>()).add(token)));
        successors.forEach((token, next) -> {
            if (next.size() > 1) {
                accuse(Rule.A_ONE_LINE, Tokens.name(token) + " has several", with(token));
            }
        });
        predecessors.forEach((token, before) -> {
            if (before.size() > 1 || token.equals(family.login().token())) {
                accuse(
                        Rule.A_ONE_LINE,
                        Tokens.name(token) + " comes up again",
                        before.stream().flatMap(this::with));
            }
        });
    }

    private void findStaleTokensRedeemed() {
        for (var refresh : refreshes) {
            if (refresh.answer() instanceof Given(var token)) {
                var over = token.equals(refresh.presented())
                        ? Optional.ofNullable(supersededBy.get(token))
                        : twoBehindBy(refresh.presented());
                over.filter(refresh.asked()::isAfter)
                        .ifPresent(
                                instant -> accuse(Rule.B_GRACE_ENDS, "over by " + instant, with(refresh.presented())));
            }
        }
        var forgiven = refreshes.stream()
                .filter(this::isForgiven)
                .map(Refresh::presented)
                .collect(toSet());
        for (var parent : forgiven) {
            nextFew(parent)
                    .filter(forgiven::contains)
                    .forEach(next -> accuse(
                            Rule.B_GRACE_ENDS,
                            Tokens.name(next) + " is forgiven too soon after " + Tokens.name(parent),
                            Stream.concat(with(parent), with(next))));
        }
    }

    /// Whether a superseded token was certainly answered after its grace.
    private boolean isForgiven(Refresh refresh) {
        return refresh.answer() instanceof Given(var token)
                && !token.equals(refresh.presented())
                && Optional.ofNullable(supersededBy.get(refresh.presented()))
                        .map(instant -> instant.plus(family.grace()))
                        .filter(refresh.asked()::isAfter)
                        .isPresent();
    }

    /// The tokens after this one that may not be forgiven when it was.
    private Stream<String> nextFew(String token) {
        return Stream.iterate(next(Set.of(token)), tokens -> next(tokens))
                .limit(Forgiven.MIN_ROTATIONS_BETWEEN - 1L)
                .flatMap(Set::stream);
    }

    private Set<String> next(Set<String> tokens) {
        return tokens.stream()
                .flatMap(token -> successors.getOrDefault(token, Set.of()).stream())
                .collect(toSet());
    }

    /// The instant by which the successor of a token was superseded, too.
    private Optional<Instant> twoBehindBy(String token) {
        return successors.getOrDefault(token, Set.of()).stream()
                .flatMap(next -> Optional.ofNullable(supersededBy.get(next)).stream())
                .min(naturalOrder());
    }

    private Optional<Instant> replayDetected() {
        return refreshes.stream()
                .filter(refresh -> refresh.answer() instanceof Refused(var reason)
                        && (reason == RefreshRefusal.REPLAYED
                                || twoBehindBy(refresh.presented())
                                        .filter(refresh.asked()::isAfter)
                                        .isPresent()))
                .map(Refresh::answered)
                .min(naturalOrder());
    }

    private Optional<Instant> loggedOut() {
        return family.logOuts().stream()
                .filter(LogOut::acknowledged)
                .filter(family::isOlderThan)
                .map(LogOut::answered)
                .min(naturalOrder());
    }

    private void findTokensRedeemedAfter(Rule rule, Optional<Instant> end) {
        end.ifPresent(instant -> refreshes.stream()
                .filter(refresh -> refresh.isAccepted() && refresh.asked().isAfter(instant))
                .forEach(refresh -> accuse(rule, "dead since " + instant, Stream.of(refresh))));
    }

    private void findInjustice(Refresh refresh) {
        if (refresh.answer() instanceof Refused(var reason) && !isJust(refresh, reason)) {
            accuse(Rule.E_HONEST_STAY, "refused " + refresh, refreshes.stream());
        }
    }

    private boolean isJust(Refresh refresh, RefreshRefusal reason) {
        return switch (reason) {
            case REVOKED ->
                family.logOuts().stream()
                        .filter(family::mayEndBy)
                        .anyMatch(logOut -> !logOut.asked().isAfter(refresh.answered()));
            case REPLAYED -> !isPromised(refresh) || mayHaveBeenReplayed(refresh);
            case UNKNOWN, IDLE, EXPIRED -> false; // No session of a history lasts that long.
        };
    }

    /// Whether somebody else's request may have been a replay and may have ended the session by then.
    private boolean mayHaveBeenReplayed(Refresh refused) {
        Predicate<Refresh> inTime = other -> !other.asked().isAfter(refused.answered());
        return refreshes.stream()
                .filter(other -> !other.isAccepted())
                .anyMatch(other -> inTime.test(other) && !isPromised(other));
    }

    /// Whether a request had to be accepted, as long as the session was alive: in time, or to be forgiven.
    boolean isPromised(Refresh refresh) {
        return isInTime(refresh) || isForgivable(refresh);
    }

    /// Whether a request was answered within the grace of the first one with its token, or was the only one.
    private boolean isInTime(Refresh refresh) {
        var rivals = refreshes.stream()
                .filter(other -> other.presented().equals(refresh.presented()))
                .filter(other -> !other.asked().isAfter(refresh.answered()))
                .toList();
        var graceBefore = refresh.answered().minus(family.grace()).plus(ROUNDING);
        return rivals.size() == 1
                || rivals.stream().allMatch(rival -> rival.asked().isAfter(graceBefore));
    }

    /// Whether nobody can have moved the token after this one on, nor have been forgiven another.
    private boolean isForgivable(Refresh refresh) {
        var next = successors.getOrDefault(refresh.presented(), Set.of());
        return refreshes.stream()
                .filter(other -> !other.asked().isAfter(refresh.answered()))
                .noneMatch(other -> next.contains(other.presented())
                        || (!other.presented().equals(refresh.presented()) && !isInTime(other)));
    }

    private Stream<Refresh> with(String token) {
        return refreshes.stream().filter(refresh -> refresh.presented().equals(token));
    }

    private void accuse(Rule rule, String what, Stream<Refresh> evidence) {
        violations.add(new Violation(rule, family.name() + ", " + what, evidence.toList()));
    }
}
