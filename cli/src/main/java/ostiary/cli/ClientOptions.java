package ostiary.cli;

import static ostiary.core.client.GrantType.CLIENT_CREDENTIALS;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ostiary.core.client.ClientDescription;
import ostiary.core.client.GrantType;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/// What an operator says of a client. A list that is given takes the place of the one before; an empty text empties it.
final class ClientOptions {
    @Spec(Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls a command
    private CommandSpec spec;

    @Option(names = "--scope", paramLabel = "SCOPE", split = ",", description = "what it may ask for")
    private @Nullable Set<String> scopes;

    @Option(
            names = "--resource",
            paramLabel = "AUDIENCE",
            split = ",",
            description = "for whom it may ask for tokens, beside the service's own audience")
    private @Nullable Set<String> resources;

    @Option(
            names = "--audience",
            paramLabel = "AUDIENCE",
            description = "the API that this client is: it may introspect the tokens made for it")
    private @Nullable String audience;

    @Option(
            names = "--grant",
            paramLabel = "GRANT",
            split = ",",
            description = "how it gets tokens: client_credentials. A new client with a scope or a resource has it")
    private @Nullable Set<String> grants;

    /// A new client. One that may ask for nothing gets no tokens, as an API that only introspects.
    ClientDescription described(String name) {
        boolean asks = scopes != null || resources != null;
        return over(new ClientDescription(
                name, asks ? Set.of(CLIENT_CREDENTIALS) : Set.of(), Set.of(), Set.of(), Optional.empty()));
    }

    /// A known client, with what is given in place of what was.
    ClientDescription over(ClientDescription known) {
        return new ClientDescription(
                known.name(),
                grants == null ? known.grants() : grants(withoutEmpty(grants)),
                scopes == null ? known.scopes() : withoutEmpty(scopes),
                resources == null ? known.resources() : withoutEmpty(resources),
                audience == null ? known.audience() : Optional.of(audience).filter(text -> !text.isEmpty()));
    }

    private Set<GrantType> grants(Set<String> texts) {
        return texts.stream()
                .map(text -> GrantType.parse(text)
                        .orElseThrow(() -> new ParameterException(
                                spec.commandLine(), "A grant is client_credentials, and not " + text + ".")))
                .collect(Collectors.toSet());
    }

    private static Set<String> withoutEmpty(Set<String> texts) {
        return texts.stream().filter(text -> !text.isEmpty()).collect(Collectors.toSet());
    }
}
