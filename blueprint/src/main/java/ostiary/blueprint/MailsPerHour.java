package ostiary.blueprint;

import java.util.Optional;

/// How many mails the service may send within an hour ([Setting#MAILS_PER_HOUR]): whole, and at least one.
public final class MailsPerHour {
    /// Far more than sign-ups of a small service, and a fiftieth of what SES lets a new sender send in a day.
    public static final int BY_DEFAULT = 1_000;

    /// More than the API lets through in an hour.
    public static final int MOST = 1_000_000;

    private static final String NUMBER = "[1-9][0-9]{0,6}";

    private MailsPerHour() {}

    /// Empty unless `text` is such a number, in digits and without a leading zero.
    public static Optional<Integer> parse(String text) {
        return Optional.of(text)
                .filter(digits -> digits.matches(NUMBER))
                .map(Integer::valueOf)
                .filter(MailsPerHour::fits);
    }

    /// Whether the number is in bounds.
    public static boolean fits(int perHour) {
        return perHour >= 1 && perHour <= MOST;
    }
}
