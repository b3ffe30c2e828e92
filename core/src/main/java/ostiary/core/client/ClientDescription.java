package ostiary.core.client;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// An operator's description of a client: all but its id, its type and its secrets.
///
/// @param name what people call it
/// @param scopes what it may ask for
/// @param resources the audiences that it may ask for beside the service's own (RFC 8707)
/// @param audience the audience that it is itself: an API, which may introspect the tokens made for it (RFC 7662 §4)
/// @param signIn how users sign in to it; [SignInRules#NONE] where they don't
public record ClientDescription(
        String name,
        Set<GrantType> grants,
        Set<String> scopes,
        Set<String> resources,
        Optional<String> audience,
        SignInRules signIn) {

    /// Each token carries them, and gateways limit headers to about 10,000 characters.
    private static final int LONGEST_SCOPES = 1024;

    private static final int LONGEST_NAME = 100;
    private static final int MOST_RESOURCES = 20;

    /// RFC 6749 §3.3.
    private static final Pattern SCOPE = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]+");

    /// An absolute URI without a fragment (RFC 8707 §2), or a name in its place (RFC 7519 §4.1.3). A blank would make
    /// two of it.
    private static final Pattern AUDIENCE = Pattern.compile("[\\x21\\x22\\x24-\\x7E]{1,256}");

    public ClientDescription {
        grants = Set.copyOf(grants);
        scopes = Set.copyOf(scopes);
        resources = Set.copyOf(resources);
    }

    /// A client that nobody signs in to.
    public ClientDescription(
            String name, Set<GrantType> grants, Set<String> scopes, Set<String> resources, Optional<String> audience) {
        this(name, grants, scopes, resources, audience, SignInRules.NONE);
    }

    /// The same with another name, if one is given.
    public ClientDescription named(Optional<String> other) {
        return new ClientDescription(other.orElse(name), grants, scopes, resources, audience, signIn);
    }

    /// Its flaw for a client of this type, in one sentence; empty if it has none.
    public Optional<String> flaw(ClientType type) {
        return Stream.of(
                        unless(isName(name), "A name has 1 to " + LONGEST_NAME + " printable characters."),
                        scopes.stream()
                                .filter(scope -> !SCOPE.matcher(scope).matches())
                                .map(_ -> "A scope has visible ASCII characters alone, without \" and \\.")
                                .findAny(),
                        unless(
                                String.join(" ", scopes).length() <= LONGEST_SCOPES,
                                "All scopes together have " + LONGEST_SCOPES + " characters at most."),
                        unless(resources.size() <= MOST_RESOURCES, "It has " + MOST_RESOURCES + " resources at most."),
                        Stream.concat(resources.stream(), audience.stream())
                                .filter(text -> !AUDIENCE.matcher(text).matches())
                                .map(_ -> "An audience has 256 visible ASCII characters at most, and no #.")
                                .findAny(),
                        signIn.flaw(),
                        Contradictions.of(type, this))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static boolean isName(String text) {
        return !text.isBlank()
                && text.length() <= LONGEST_NAME
                && text.codePoints().noneMatch(ClientDescription::isUnprintable);
    }

    private static boolean isUnprintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private static Optional<String> unless(boolean sound, String flaw) {
        return sound ? Optional.empty() : Optional.of(flaw);
    }
}
