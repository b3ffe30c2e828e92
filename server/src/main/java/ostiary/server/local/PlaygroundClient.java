package ostiary.server.local;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ostiary.core.client.BuiltInPolicy;
import ostiary.core.client.ClientDescription;
import ostiary.core.client.ClientType;
import ostiary.core.client.GrantType;
import ostiary.core.client.RedirectUris;
import ostiary.core.client.SignInRules;
import ostiary.server.local.seed.SeedClient;

/// How the [Playground] is registered: as a public client of one's own.
final class PlaygroundClient {
    static final String ID = "playground";
    static final List<String> SCOPES = List.of("openid", "profile", "email", "offline_access", "account");

    private PlaygroundClient() {}

    /// @param base where the service is; its port matters over TLS alone, where a redirect URI has to be the very same
    static SeedClient at(URI base) {
        var rules = new SignInRules(
                uris(base, Playground.CALLBACK),
                uris(base, Playground.PATH),
                Set.of(),
                true,
                true,
                BuiltInPolicy.BROWSER);
        var described = new ClientDescription(
                "Playground",
                Set.of(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN),
                Set.copyOf(SCOPES),
                Set.of(),
                Optional.empty(),
                rules);
        return new SeedClient(ID, ClientType.PUBLIC, Optional.empty(), described);
    }

    private static RedirectUris uris(URI base, String path) {
        return new RedirectUris(Stream.of("localhost", "127.0.0.1", "[::1]")
                .map(host -> base.getScheme() + "://" + host + ":" + base.getPort() + path)
                .collect(Collectors.toSet()));
    }
}
