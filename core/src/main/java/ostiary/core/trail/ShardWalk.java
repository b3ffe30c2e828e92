package ostiary.core.trail;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import ostiary.core.trail.Finding.Kind;
import ostiary.core.trail.TrailRecordStore.Stored;
import ostiary.core.trail.VerifyTrail.Noted;

/// The walk along one chain, from its first record on.
///
/// Where a record does not follow the one before it, either may be the bad one. The next record tells, or the head: the
/// one that it vouches for is good.
final class ShardWalk {
    private static final Pattern NUMBER = Pattern.compile(".*/(\\d{15})\\.json");

    private final Supplier<TrailHead> heads;
    private final Optional<Noted> noted;
    private TrailHead head;
    private long read;
    private String lastHash = TrailHead.NONE;
    private String lastKey = "";
    private String keyBefore = "";
    private boolean isInDoubt;
    private Optional<Finding> finding = Optional.empty();

    /// @param head read before the first object
    /// @param heads reads it once more
    ShardWalk(TrailHead head, Supplier<TrailHead> heads, Optional<Noted> noted) {
        this.head = head;
        this.heads = heads;
        this.noted = noted;
    }

    boolean goesOn() {
        return finding.isEmpty();
    }

    void take(Stored stored) {
        if (!goesOn()) {
            return;
        }
        var record = readInOrder(stored);
        if (record.isEmpty() || isBeyondHead(stored)) {
            return;
        }
        follow(record.get(), stored.key());
    }

    private Optional<TrailRecord> readInOrder(Stored stored) {
        long expected = read + 1;
        var number = NUMBER.matcher(stored.key());
        if (!number.matches() || Long.parseLong(number.group(1)) < expected) {
            return bad(Kind.SURPLUS, expected, stored.key());
        }
        if (Long.parseLong(number.group(1)) > expected) {
            return bad(Kind.MISSING, expected, TrailRecord.prefix(head.shard()));
        }
        var record = TrailRecord.read(stored.object());
        if (record.isEmpty()) {
            return bad(Kind.ALTERED, expected, stored.key());
        }
        if (!record.get().key().equals(stored.key())) {
            return bad(Kind.MISPLACED, expected, stored.key());
        }
        return record;
    }

    /// The head was read first, so that records which came since are beyond it, too: it is read once more.
    private boolean isBeyondHead(Stored stored) {
        long number = read + 1;
        if (number > head.number()) {
            settleByHead();
            head = finding.isPresent() ? head : heads.get();
        }
        if (finding.isEmpty() && number > head.number()) {
            bad(Kind.BEYOND_HEAD, number, stored.key());
        }
        return finding.isPresent();
    }

    private void follow(TrailRecord record, String key) {
        boolean follows = record.previous().equals(lastHash);
        if (isInDoubt) {
            altered(follows);
        } else if (!follows && read == 0) {
            bad(Kind.ALTERED, 1, key);
        }
        if (finding.isPresent()) {
            return;
        }
        isInDoubt = !follows;
        read++;
        lastHash = record.hash();
        keyBefore = lastKey;
        lastKey = key;
        noted.filter(known -> known.number() == read && !known.hash().equals(lastHash))
                .ifPresent(_ -> bad(Kind.UNLIKE_NOTED, read, key));
    }

    /// Of the two last ones one is bad: if the last is vouched for, it is the one before.
    private void altered(boolean isLastGood) {
        bad(Kind.ALTERED, isLastGood ? read - 1 : read, isLastGood ? keyBefore : lastKey);
    }

    /// The head vouches for the record of its number.
    private void settleByHead() {
        if (read != head.number() || read == 0) {
            return;
        }
        boolean isLastGood = head.hash().equals(lastHash);
        if (isInDoubt) {
            altered(isLastGood);
        } else if (!isLastGood) {
            bad(Kind.ALTERED, read, lastKey);
        }
    }

    /// A record that is with the head alone is held against the chain like the others.
    private void followPending(TrailRecord pending) {
        if (pending.number() == head.number() && pending.hash().equals(head.hash())) {
            follow(pending, pending.key());
        } else {
            bad(Kind.ALTERED, head.number(), pending.key());
        }
    }

    ShardReport end() {
        var pending = head.pending().filter(_ -> finding.isEmpty() && head.number() == read + 1);
        long stored = read;
        pending.ifPresent(this::followPending);
        if (finding.isEmpty()) {
            settleByHead();
        }
        if (finding.isEmpty() && isInDoubt) {
            bad(Kind.ALTERED, read - 1, keyBefore);
        }
        if (finding.isEmpty() && read < head.number()) {
            bad(Kind.MISSING, read + 1, TrailRecord.prefix(head.shard()));
        }
        if (finding.isEmpty()
                && noted.filter(known -> known.number() > head.number()).isPresent()) {
            bad(Kind.UNLIKE_NOTED, head.number() + 1, TrailRecord.prefix(head.shard()));
        }
        return new ShardReport(head.shard(), stored, head, finding, pending.isPresent() && finding.isEmpty());
    }

    private Optional<TrailRecord> bad(Kind kind, long number, String key) {
        // A doubt about the two before is older than what was found now.
        finding = Optional.of(
                isInDoubt && number > read
                        ? new Finding(Kind.ALTERED, read - 1, keyBefore)
                        : new Finding(kind, number, key));
        return Optional.empty();
    }
}
