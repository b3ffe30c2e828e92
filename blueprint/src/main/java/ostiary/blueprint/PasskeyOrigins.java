package ostiary.blueprint;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// The domain that passkeys are made for and the origins whose pages may ask for them, parsed from [Setting#PASSKEYS].
///
/// @param relyingParty a domain (WebAuthn Level 3 §5.1.2): a passkey is good for it alone, so it can't be changed later
/// @param origins such as `https://app.example.com`, in the order of the setting
public record PasskeyOrigins(String relyingParty, List<String> origins) {
    /// Browsers read related origins of five domains at the most (WebAuthn Level 3 §5.11.1).
    public static final int MOST = 5;

    private static final String DOMAIN = "[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*";
    private static final int LONGEST_DOMAIN = 253;

    public PasskeyOrigins {
        origins = List.copyOf(origins);
    }

    /// Where a team has chosen none: the host and the origin of the issuer, whose pages people sign in on.
    public static PasskeyOrigins ofIssuer(String issuer) {
        var uri = URI.create(issuer);
        var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return new PasskeyOrigins(uri.getHost(), List.of(uri.getScheme() + "://" + uri.getHost() + port));
    }

    /// Empty unless `text` is a domain and one to five origins of https with one blank between, each once.
    public static Optional<PasskeyOrigins> parse(String text) {
        return Optional.of(of(List.of(text.split(" ", -1)))).filter(PasskeyOrigins::isSound);
    }

    /// The domain first, and then the origins; may be anything.
    public static PasskeyOrigins of(List<String> words) {
        return words.isEmpty()
                ? new PasskeyOrigins("", List.of())
                : new PasskeyOrigins(words.getFirst(), words.subList(1, words.size()));
    }

    /// Whether it says what can be.
    public boolean isSound() {
        return isDomain(relyingParty)
                && !origins.isEmpty()
                && origins.size() <= MOST
                && new HashSet<>(origins).size() == origins.size()
                && origins.stream().allMatch(PasskeyOrigins::isOrigin);
    }

    private static boolean isOrigin(String text) {
        return text.matches("https://" + DOMAIN + "(:[1-9][0-9]{0,4})?") && text.length() <= LONGEST_DOMAIN;
    }

    private static boolean isDomain(String text) {
        return text.matches(DOMAIN) && text.length() <= LONGEST_DOMAIN;
    }

    /// The value of the setting.
    public String text() {
        return relyingParty + " " + String.join(" ", origins);
    }
}
