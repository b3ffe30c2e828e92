package ostiary.cli;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ostiary.core.client.ClientSecret;
import ostiary.core.client.GrantType;
import ostiary.core.client.RegisteredClient;

/// A client as an operator reads it: a line for each thing.
final class ClientText {
    private static final String NONE = "none";

    private ClientText() {}

    static String of(RegisteredClient client) {
        return Stream.of(ofAny(client), ofSignIn(client), ofTime(client))
                .flatMap(List::stream)
                .collect(Collectors.joining("\n"));
    }

    private static List<String> ofAny(RegisteredClient client) {
        return List.of(
                line("id", client.id()),
                line("name", client.name()),
                line("type", client.type().text()),
                line(
                        "grants",
                        joined(client.grants().stream().map(GrantType::text).toList())),
                line("scopes", joined(client.scopes())),
                line("resources", joined(client.resources())),
                line("audience", client.audience().orElse(NONE)));
    }

    private static List<String> ofSignIn(RegisteredClient client) {
        if (!client.allows(GrantType.AUTHORIZATION_CODE)) {
            return List.of();
        }
        var rules = client.description().signIn();
        return List.of(
                line("redirects", joined(rules.redirectUris().registered())),
                line("post-logout", joined(rules.postLogoutUris().registered())),
                line("origins", joined(rules.origins())),
                line("PKCE", client.requiresPkce() ? "required" : "optional"),
                line("party", client.isFirstParty() ? "first" : "third"),
                line("sessions", rules.sessions().text()),
                line("ID tokens", rules.idTokenAlgorithm().name()));
    }

    private static List<String> ofTime(RegisteredClient client) {
        return List.of(line("registered", client.createdAt().toString()), line("secrets", secrets(client.secrets())));
    }

    private static String secrets(List<ClientSecret> secrets) {
        return secrets.isEmpty()
                ? NONE
                : secrets.stream().map(secret -> "one of " + secret.createdAt()).collect(Collectors.joining(", "));
    }

    private static String joined(Collection<String> words) {
        return words.isEmpty() ? NONE : String.join(" ", new TreeSet<>(words));
    }

    private static String line(String name, String value) {
        return "%-11s %s".formatted(name, value);
    }
}
