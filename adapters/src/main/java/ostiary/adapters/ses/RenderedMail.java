package ostiary.adapters.ses;

import ostiary.core.user.EmailAddress;

/// A rendered mail; text and HTML say the same.
///
/// @param subject one line without any text from users
public record RenderedMail(EmailAddress to, String subject, String text, String html) {
    /// Leaves out the text, which can hold a code.
    @Override
    public String toString() {
        return "RenderedMail";
    }
}
