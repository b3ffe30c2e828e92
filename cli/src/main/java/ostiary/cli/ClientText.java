package ostiary.cli;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import ostiary.core.client.ClientSecret;
import ostiary.core.client.GrantType;
import ostiary.core.client.RegisteredClient;

/// A client as an operator reads it: a line for each thing.
final class ClientText {
    private ClientText() {}

    static String of(RegisteredClient client) {
        return String.join(
                "\n",
                line("id", client.id()),
                line("name", client.name()),
                line(
                        "grants",
                        joined(client.grants().stream().map(GrantType::text).toList())),
                line("scopes", joined(client.scopes())),
                line("resources", joined(client.resources())),
                line("audience", client.audience().orElse("none")),
                line("registered", client.createdAt().toString()),
                line("secrets", secrets(client.secrets())));
    }

    private static String secrets(List<ClientSecret> secrets) {
        return String.join(
                ", ",
                secrets.stream()
                        .map(ClientSecret::createdAt)
                        .map(Instant::toString)
                        .map(made -> "one of " + made)
                        .toList());
    }

    private static String joined(Collection<String> words) {
        return words.isEmpty() ? "none" : String.join(" ", new TreeSet<>(words));
    }

    private static String line(String name, String value) {
        return "%-11s %s".formatted(name, value);
    }
}
