package ostiary.core.client;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import ostiary.core.key.SignatureAlgorithm;

/// An application that is registered to get tokens by OAuth (RFC 6749 §2).
///
/// @param type for good: a secret that was published does not become one again
/// @param secrets the newest first, two at most, so that one is replaced while the other is still in use; none of a
/// public client
/// @param description what an operator can change of it
/// @param version counts its changes
public record RegisteredClient(
        String id,
        ClientType type,
        List<ClientSecret> secrets,
        ClientDescription description,
        Instant createdAt,
        long version) {

    /// How many secrets are live at a time.
    private static final int MOST_SECRETS = 2;

    public RegisteredClient {
        secrets = List.copyOf(secrets);
    }

    public String name() {
        return description.name();
    }

    public Set<GrantType> grants() {
        return description.grants();
    }

    public Set<String> scopes() {
        return description.scopes();
    }

    public Set<String> resources() {
        return description.resources();
    }

    public Optional<String> audience() {
        return description.audience();
    }

    public RedirectUris redirectUris() {
        return description.signIn().redirectUris();
    }

    public RedirectUris postLogoutUris() {
        return description.signIn().postLogoutUris();
    }

    /// Those of the web pages whose scripts may read the service's answers to this client.
    public Set<String> origins() {
        return description.signIn().origins();
    }

    public boolean isFirstParty() {
        return description.signIn().isFirstParty();
    }

    /// The one that its users' sessions follow.
    public SessionPolicy policy() {
        return description.signIn().sessions().policy();
    }

    /// The algorithm that its ID tokens are signed with.
    public SignatureAlgorithm idTokenAlgorithm() {
        return description.signIn().idTokenAlgorithm();
    }

    /// Whether it may have a token for all of these at once (RFC 8707 §2). A token has one audience: a resource of the
    /// client's, or the service.
    ///
    /// @param asked as they were sent; may be anything
    public boolean mayAskFor(List<String> asked, String ownAudience) {
        return asked.size() <= 1
                && asked.stream()
                        .allMatch(resource ->
                                resource.equals(ownAudience) || resources().contains(resource));
    }

    /// Whether it may get tokens in this way. Never for itself without a secret, whatever it is registered for.
    public boolean allows(GrantType grant) {
        return grants().contains(grant) && !(isPublic() && grant == GrantType.CLIENT_CREDENTIALS);
    }

    /// Whether its codes are good for whoever asked for them alone (RFC 7636). A public client has nothing else to
    /// prove itself by.
    public boolean requiresPkce() {
        return isPublic() || description.signIn().requiresPkce();
    }

    public boolean isPublic() {
        return type == ClientType.PUBLIC;
    }

    /// Whether `secret` is one of its secrets.
    boolean hasSecret(String secret) {
        return !isPublic() && secrets.stream().anyMatch(known -> known.is(secret));
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

    /// The same client as `described` describes it.
    RegisteredClient as(ClientDescription described) {
        return new RegisteredClient(id, type, secrets, described, createdAt, version + 1);
    }

    private RegisteredClient withSecrets(List<ClientSecret> others) {
        return new RegisteredClient(id, type, others, description, createdAt, version + 1);
    }
}
