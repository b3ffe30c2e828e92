package ostiary.blueprint;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The authorizer's answer to an event of payload format 2.0, parsed from [Setting#AUTHORIZER_RESPONSE].
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

    /// The value of the setting.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
