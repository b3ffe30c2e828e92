package ostiary.adapters.ses;

import ostiary.core.user.EmailAddress;

/// A mail in words, as text and as HTML that say the same.
///
/// @param subject one line that holds nothing a user typed
public record RenderedMail(EmailAddress to, String subject, String text, String html) {
    /// What a log may show: the words can hold a code.
    @Override
    public String toString() {
        return "RenderedMail";
    }
}
