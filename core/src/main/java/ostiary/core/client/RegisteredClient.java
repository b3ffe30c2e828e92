package ostiary.core.client;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// An application that is registered to get tokens by OAuth (RFC 6749 §2).
///
/// @param name what people call it
/// @param secrets the newest first, two at most, so that one is replaced while the other is still in use
/// @param scopes what it may ask for
/// @param resources the audiences that it may ask for beside the service's own (RFC 8707)
/// @param audience the audience that it is itself: an API, which may introspect the tokens made for it (RFC 7662 §4)
/// @param version counts its changes
public record RegisteredClient(
        String id,
        String name,
        List<ClientSecret> secrets,
        Set<GrantType> grants,
        Set<String> scopes,
        Set<String> resources,
        Optional<String> audience,
        Instant createdAt,
        long version) {

    /// How many secrets are live at a time.
    private static final int MOST_SECRETS = 2;

    public RegisteredClient {
        secrets = List.copyOf(secrets);
        grants = Set.copyOf(grants);
        scopes = Set.copyOf(scopes);
        resources = Set.copyOf(resources);
    }

    /// Whether `secret` is one of its secrets.
    boolean hasSecret(String secret) {
        return secrets.stream().anyMatch(known -> known.is(secret));
    }

    /// Whether it has one secret at most.
    boolean hasRoomForASecret() {
        return secrets.size() < MOST_SECRETS;
    }

    /// The same client with one more secret.
    RegisteredClient withSecret(ClientSecret added) {
        return withSecrets(Stream.concat(Stream.of(added), secrets.stream()).toList());
    }

    /// The same client with its newest secret alone.
    RegisteredClient withNewestSecretOnly() {
        return withSecrets(secrets.stream().limit(1).toList());
    }

    /// The same client without its newest secret.
    RegisteredClient withoutNewestSecret() {
        return withSecrets(secrets.stream().skip(1).toList());
    }

    /// The same client as `described` describes it, secrets aside.
    RegisteredClient as(ClientDescription described) {
        return new RegisteredClient(
                id,
                described.name(),
                secrets,
                described.grants(),
                described.scopes(),
                described.resources(),
                described.audience(),
                createdAt,
                version + 1);
    }

    /// What an operator can change of it.
    public ClientDescription description() {
        return new ClientDescription(name, grants, scopes, resources, audience);
    }

    private RegisteredClient withSecrets(List<ClientSecret> others) {
        return new RegisteredClient(id, name, others, grants, scopes, resources, audience, createdAt, version + 1);
    }
}
