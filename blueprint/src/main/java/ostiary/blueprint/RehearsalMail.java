package ostiary.blueprint;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The handling of mails to the users of rehearsals, parsed from [Setting#REHEARSAL_MAIL]. Whatever it says,
/// mails to people are sent.
public enum RehearsalMail {
    /// They go to the mailbox simulator of SES.
    SENT,
    /// They are dropped.
    SUPPRESSED;

    /// Empty unless `text` is the [#text] of one of them.
    public static Optional<RehearsalMail> parse(String text) {
        return Arrays.stream(values()).filter(mail -> mail.text().equals(text)).findFirst();
    }

    /// The value of the setting.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
