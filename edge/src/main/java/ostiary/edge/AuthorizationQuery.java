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
import ostiary.blueprint.PageRoute;

/// The parameters of an authorization request, as they came. A page carries them as text from step to step, and they
/// are judged anew at each.
record AuthorizationQuery(Map<String, List<String>> parameters) {
    /// That of a page which leads to no client.
    static final AuthorizationQuery NONE = new AuthorizationQuery(Map.of());

    private static final String PROMPT = "prompt";
    private static final String CREATE = "create";
    private static final String LOGIN = "login";
    private static final String ASKED = "ostiary_asked";
    private static final Set<String> WANTING_MORE = Set.of("acr_values", "claims");
    private static final Set<String> ASKING_TO_SIGN_IN = Set.of(LOGIN, "select_account", CREATE);

    /// Reads a query or a form, as it was sent; empty if it is malformed.
    static Optional<AuthorizationQuery> read(String text) {
        try {
            return Optional.of(new AuthorizationQuery(UrlEncoded.parameters(text)));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /// Reads a form that a client has sent by a browser; empty if it is none, or would be too long as a query.
    static Optional<AuthorizationQuery> ofForm(Request request) {
        boolean isSmall = request.body().size() <= PageRoute.QUERY;
        var text = isSmall && MediaType.FORM.is(request.header("content-type").orElse(""))
                ? request.body().text()
                : Optional.<String>empty();
        return text.flatMap(AuthorizationQuery::read)
                .filter(query -> query.text().length() <= PageRoute.QUERY);
    }

    /// The one value of a parameter; empty if it is left out, or has no value (RFC 6749 §3.1), or came more than once.
    Optional<String> only(String name) {
        var values = parameters.getOrDefault(name, List.of());
        return values.size() == 1 ? Optional.of(values.getFirst()).filter(value -> !value.isEmpty()) : Optional.empty();
    }

    boolean isTwice(String name) {
        return parameters.getOrDefault(name, List.of()).size() > 1;
    }

    /// The same request after the user has signed in for it: what asked for that is fulfilled, or can't be.
    AuthorizationQuery signedIn() {
        var others = new LinkedHashMap<>(prompting(ASKING_TO_SIGN_IN, Stream.of()).parameters);
        others.remove("max_age");
        if (WANTING_MORE.stream().anyMatch(others::containsKey)) {
            others.put(ASKED, List.of("yes"));
        }
        return new AuthorizationQuery(others);
    }

    /// Whether the user has signed in for this very request, so that asking once more would be of no
    /// use. A client that says so itself is told at once what it would be told then.
    boolean isAskedForMore() {
        return parameters.containsKey(ASKED);
    }

    /// The same request of somebody who is to sign in, whoever is signed in.
    AuthorizationQuery signingIn() {
        return signedIn().prompting(Set.of(), Stream.of(LOGIN));
    }

    /// The same request of somebody who wants an account first.
    AuthorizationQuery signingUp() {
        return prompting(Set.of(CREATE), Stream.of(CREATE));
    }

    /// The same request of somebody who has an account.
    AuthorizationQuery notSigningUp() {
        return prompting(Set.of(CREATE), Stream.of());
    }

    private AuthorizationQuery prompting(Set<String> without, Stream<String> with) {
        var prompts = Stream.concat(
                        only(PROMPT).stream()
                                .flatMap(
                                        text -> Stream.of(text.split(" ")).filter(prompt -> !without.contains(prompt))),
                        with)
                .collect(Collectors.joining(" "));
        var changed = new LinkedHashMap<>(parameters);
        if (!isTwice(PROMPT) && (parameters.containsKey(PROMPT) || !prompts.isEmpty())) {
            changed.put(PROMPT, List.of(prompts));
        }
        return new AuthorizationQuery(changed);
    }

    /// The same request with the address that a page is to begin with.
    AuthorizationQuery hinting(String address) {
        var changed = new LinkedHashMap<>(parameters);
        changed.put("login_hint", List.of(address));
        return new AuthorizationQuery(changed);
    }

    /// The query as a part of a URL.
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
