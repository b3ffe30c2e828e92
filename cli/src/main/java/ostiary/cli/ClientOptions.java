package ostiary.cli;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ostiary.core.client.ClientDescription;
import picocli.CommandLine.Option;

/// What an operator says of a client. A list that is given takes the place of the one before; an empty text empties it.
final class ClientOptions {
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

    ClientDescription over(ClientDescription known) {
        return new ClientDescription(
                known.name(),
                known.grants(),
                scopes == null ? known.scopes() : withoutEmpty(scopes),
                resources == null ? known.resources() : withoutEmpty(resources),
                audience == null ? known.audience() : Optional.of(audience).filter(text -> !text.isEmpty()));
    }

    private static Set<String> withoutEmpty(Set<String> texts) {
        return texts.stream().filter(text -> !text.isEmpty()).collect(Collectors.toSet());
    }
}
