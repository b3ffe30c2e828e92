package ostiary.cli;

import static ostiary.cli.SignInOptions.given;
import static ostiary.core.client.GrantType.AUTHORIZATION_CODE;
import static ostiary.core.client.GrantType.CLIENT_CREDENTIALS;
import static ostiary.core.client.GrantType.REFRESH_TOKEN;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ostiary.core.client.ClientDescription;
import ostiary.core.client.GrantType;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/// An operator's description of a client. A list that is given takes the place of the one before; an empty text
/// empties it.
final class ClientOptions {
    private static final List<String> GRANTS =
            Stream.of(GrantType.values()).map(GrantType::text).toList();

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
            description =
                    "how it gets tokens: authorization_code, refresh_token, client_credentials. A new client with a"
                            + " redirect URI has the first two, one with a scope or a resource and no redirect URI the"
                            + " last")
    private @Nullable Set<String> grants;

    @Mixin
    private SignInOptions signIn = new SignInOptions();

    /// A new client. One that may ask for nothing gets no tokens, as an API that only introspects.
    ClientDescription described(String name) {
        return over(new ClientDescription(name, usual(), Set.of(), Set.of(), Optional.empty()));
    }

    private Set<GrantType> usual() {
        if (signIn.haveRedirectUri()) {
            return Set.of(AUTHORIZATION_CODE, REFRESH_TOKEN);
        }
        return scopes != null || resources != null ? Set.of(CLIENT_CREDENTIALS) : Set.of();
    }

    /// A known client, with what is given in place of what was.
    ClientDescription over(ClientDescription known) {
        return new ClientDescription(
                known.name(),
                grants == null ? known.grants() : grants(given(grants)),
                scopes == null ? known.scopes() : given(scopes),
                resources == null ? known.resources() : given(resources),
                audience == null ? known.audience() : Optional.of(audience).filter(text -> !text.isEmpty()),
                signIn.over(known.signIn()));
    }

    private Set<GrantType> grants(Set<String> texts) {
        return texts.stream()
                .map(text -> GrantType.parse(text)
                        .orElseThrow(() -> new ParameterException(
                                spec.commandLine(),
                                "A grant is " + String.join(", ", GRANTS) + ", and not " + text + ".")))
                .collect(Collectors.toSet());
    }
}
