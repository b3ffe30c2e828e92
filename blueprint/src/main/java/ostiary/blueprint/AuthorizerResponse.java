package ostiary.blueprint;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How the authorizer answers an event of payload format 2.0, as [Setting#AUTHORIZER_RESPONSE] tells it.
public enum AuthorizerResponse {
    /// `{"isAuthorized": …}`.
    SIMPLE,
    /// An IAM policy.
    POLICY;

    /// Empty unless `text` is the [#text] of one of them.
    public static Optional<AuthorizerResponse> parse(String text) {
        return Arrays.stream(values())
                .filter(response -> response.text().equals(text))
                .findFirst();
    }

    /// As the setting has it.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
