package ostiary.core.recovery;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ostiary.core.token.Sha256;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.UserId;

/// The addresses that a user has left within a week, the oldest first, each on the way to the present one. Whoever goes
/// back to one of them voids those that came after it, so that the oldest has the last word: a thief who changes the
/// address twice takes no way back from the owner, and has none.
///
/// @param version of what is stored, to write it on the condition that it is still there; 0 where nothing is
/// @param list those to which there is a way back
/// @param taken by which somebody went back last
/// @param done whether all has been told of that
public record FormerAddresses(
        UserId user, long version, List<FormerAddress> list, Optional<Taken> taken, boolean done) {
    /// How long there is a way back.
    public static final Duration LIFETIME = Duration.ofDays(7);

    /// How many there are at most. Further changes wait, since the oldest must stay.
    public static final int MOST = 5;

    /// How far the clocks of two requests may be apart, and how long the write may take that takes a way back.
    private static final Duration MOMENT = Duration.ofMinutes(1);

    public FormerAddresses {
        list = List.copyOf(list);
    }

    /// A way back that was taken.
    ///
    /// @param link the hash of its secret
    /// @param factorsOf the moment whose second factors the user has again
    /// @param at when it was taken
    public record Taken(Sha256 link, Instant factorsOf, Instant at) {
        /// Whether what was made at a moment may have been there by then. Whoever finishes later takes away nothing
        /// that the owner has made since.
        boolean mayHaveFound(Instant made) {
            return !made.isAfter(at.plus(MOMENT));
        }
    }

    /// Those of a user who has left none.
    public static FormerAddresses none(UserId user) {
        return new FormerAddresses(user, 0, List.of(), Optional.empty(), true);
    }

    /// The same without those that have expired.
    public FormerAddresses at(Instant now) {
        return with(list.stream().filter(former -> former.until().isAfter(now)).toList(), taken, done, version);
    }

    /// Until when there is a way back; empty if there is none.
    public Optional<Instant> openUntil() {
        return list.stream().map(FormerAddress::until).max(Comparator.naturalOrder());
    }

    /// When there is room for another change; empty if there is now.
    Optional<Instant> fullUntil() {
        return list.size() < MOST
                ? Optional.empty()
                : Optional.of(list.getFirst().until());
    }

    Optional<FormerAddress> by(Sha256 link) {
        return list.stream().filter(former -> former.link().equals(link)).findFirst();
    }

    Optional<FormerAddress> leftBy(Sha256 change) {
        return list.stream().filter(former -> former.change().equals(change)).findFirst();
    }

    /// After a change to another address. To come to one of these is to go back to it.
    FormerAddresses leaving(FormerAddress left, EmailAddress to) {
        var back = list.stream().filter(former -> former.address().equals(to)).findFirst();
        var next = back.map(this::before)
                .orElseGet(() -> Stream.concat(list.stream(), Stream.of(left)).toList());
        return with(next, Optional.empty(), true, version + 1);
    }

    /// After somebody has shown a way back with a code.
    FormerAddresses triedAt(FormerAddress former) {
        return with(
                list.stream()
                        .map(each -> each.equals(former) ? each.tried() : each)
                        .toList(),
                taken,
                done,
                version + 1);
    }

    /// After somebody went back.
    FormerAddresses backBy(FormerAddress former, Instant now) {
        var taking = new Taken(former.link(), former.factorsOf(), now);
        return with(before(former), Optional.of(taking), false, version + 1);
    }

    /// Once all is told of that.
    FormerAddresses told() {
        return with(list, taken, true, version + 1);
    }

    private List<FormerAddress> before(FormerAddress former) {
        return list.subList(0, list.indexOf(former));
    }

    private FormerAddresses with(List<FormerAddress> others, Optional<Taken> by, boolean isDone, long number) {
        return new FormerAddresses(user, number, others, by, isDone);
    }
}
