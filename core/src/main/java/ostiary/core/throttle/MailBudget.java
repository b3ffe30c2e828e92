package ostiary.core.throttle;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/// How many mails the whole service sends within an hour, whoever asks for them: what strangers can make it send is
/// bounded, and so is the harm to its name as a sender and to the quota at SES.
///
/// The count is spread over as many items as the budget needs, since one item takes 1,000 writes a second at most. A
/// mail picks one of them at random; together they have no more than the budget.
public final class MailBudget {
    private static final int OF_ONE_ITEM = 5_000;
    private static final int MOST_ITEMS = 64;

    private final Limit ofOneItem;
    private final int items;
    private final RandomGenerator random;

    /// @param perHour at least one
    public MailBudget(int perHour, RandomGenerator random) {
        this.items = Math.clamp(perHour / OF_ONE_ITEM, 1, MOST_ITEMS);
        this.ofOneItem = new Limit("mail-budget", perHour / items, Duration.ofHours(1));
        this.random = random;
    }

    /// Counts one mail that a stranger asks for. Simulated mailboxes are no harm to anybody, and a rehearsal,
    /// whose user has one, must not depend on how many mails strangers have asked for.
    ///
    /// @param address where the mail would go
    /// @return whether it must not be sent
    public boolean isSpent(String address, Throttle throttle, Instant now) {
        return !Mailbox.isSimulated(address) && throttle.take(share(), now).isPresent();
    }

    /// What one mail counts against.
    public Limit.Subject share() {
        return ofOneItem.of(Integer.toString(random.nextInt(items)));
    }
}
