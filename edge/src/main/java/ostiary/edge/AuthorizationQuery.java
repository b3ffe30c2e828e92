package ostiary.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The parameters of an authorization request, as they came. A page carries them as text from step to step, and they
/// are judged anew at each.
record AuthorizationQuery(Map<String, List<String>> parameters) {
    private static final String PROMPT = "prompt";
    private static final Set<String> ASKING_TO_SIGN_IN = Set.of("login", "select_account");

    /// Reads a query or a form, as it was sent; empty if it is malformed.
    static Optional<AuthorizationQuery> read(String text) {
        try {
            return Optional.of(new AuthorizationQuery(UrlEncoded.parameters(text)));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /// The one value of a parameter; empty if it is left out, or has no value (RFC 6749 §3.1), or came more than once.
    Optional<String> only(String name) {
        var values = parameters.getOrDefault(name, List.of());
        return values.size() == 1 ? Optional.of(values.getFirst()).filter(value -> !value.isEmpty()) : Optional.empty();
    }

    boolean isTwice(String name) {
        return parameters.getOrDefault(name, List.of()).size() > 1;
    }

    /// The same request after the user has signed in for it: what asked for that is fulfilled.
    AuthorizationQuery signedIn() {
        var others = new LinkedHashMap<>(parameters);
        others.remove("max_age");
        only(PROMPT).ifPresent(prompts -> {
            var left = Stream.of(prompts.split(" "))
                    .filter(prompt -> !ASKING_TO_SIGN_IN.contains(prompt))
                    .collect(Collectors.joining(" "));
            others.put(PROMPT, List.of(left));
        });
        return new AuthorizationQuery(others);
    }

    /// As a query in a URL.
    String text() {
        var pairs = new ArrayList<String>();
        parameters.forEach((name, values) -> values.forEach(value -> pairs.add(encoded(name) + "=" + encoded(value))));
        return String.join("&", pairs);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    /// Leaves out the parameters, which can hold an address.
    @Override
    public String toString() {
        return "AuthorizationQuery " + parameters.keySet();
    }
}
