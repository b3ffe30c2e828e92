package ostiary.adapters.dynamodb;

import static ostiary.blueprint.ClientAttributes.AUDIENCE;
import static ostiary.blueprint.ClientAttributes.CREATED_AT;
import static ostiary.blueprint.ClientAttributes.GRANTS;
import static ostiary.blueprint.ClientAttributes.ID_TOKEN_ALGORITHM;
import static ostiary.blueprint.ClientAttributes.NAME;
import static ostiary.blueprint.ClientAttributes.ORIGINS;
import static ostiary.blueprint.ClientAttributes.PARTY;
import static ostiary.blueprint.ClientAttributes.PKCE;
import static ostiary.blueprint.ClientAttributes.POLICY;
import static ostiary.blueprint.ClientAttributes.POST_LOGOUT_URIS;
import static ostiary.blueprint.ClientAttributes.REDIRECT_URIS;
import static ostiary.blueprint.ClientAttributes.RESOURCES;
import static ostiary.blueprint.ClientAttributes.SCOPES;
import static ostiary.blueprint.ClientAttributes.SECRETS;
import static ostiary.blueprint.ClientAttributes.TYPE;
import static ostiary.blueprint.ClientAttributes.VERSION;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import ostiary.blueprint.TableShape;
import ostiary.core.client.BuiltInPolicy;
import ostiary.core.client.ClientDescription;
import ostiary.core.client.ClientName;
import ostiary.core.client.ClientSecret;
import ostiary.core.client.ClientType;
import ostiary.core.client.GrantType;
import ostiary.core.client.RedirectUris;
import ostiary.core.client.RegisteredClient;
import ostiary.core.client.SignInRules;
import ostiary.core.key.SignatureAlgorithm;
import ostiary.core.token.Sha256;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The item of a registered client. Items of before users could sign in to clients have none of the attributes for it,
/// so what is missing is the careful default: without a `type` a client is confidential, without `pkce` it needs PKCE.
public final class ClientItem {
    private static final String OPTIONAL = "optional";
    private static final String FIRST = "first";

    private ClientItem() {}

    static Map<String, AttributeValue> key(String id) {
        return Table.key(TableShape.CLIENT + id, "CLIENT");
    }

    public static Item write(RegisteredClient client) {
        var signIn = client.description().signIn();
        return Item.of(key(client.id()))
                .put(NAME, client.name())
                .put(TYPE, when(client.isPublic(), client.type().text()))
                .put(SECRETS, client.secrets().stream().map(ClientItem::text).toList())
                .put(GRANTS, client.grants().stream().map(GrantType::text).collect(Collectors.toSet()))
                .put(SCOPES, client.scopes())
                .put(RESOURCES, client.resources())
                .put(AUDIENCE, client.audience())
                .put(REDIRECT_URIS, signIn.redirectUris().registered())
                .put(POST_LOGOUT_URIS, signIn.postLogoutUris().registered())
                .put(ORIGINS, signIn.origins())
                .put(PKCE, when(!signIn.requiresPkce(), OPTIONAL))
                .put(PARTY, when(signIn.isFirstParty(), FIRST))
                .put(
                        POLICY,
                        when(
                                signIn.sessions() != BuiltInPolicy.DEFAULT,
                                signIn.sessions().text()))
                .put(
                        ID_TOKEN_ALGORITHM,
                        when(
                                signIn.idTokenAlgorithm() != SignatureAlgorithm.RS256,
                                signIn.idTokenAlgorithm().name()))
                .put(CREATED_AT, client.createdAt())
                .put(VERSION, client.version());
    }

    static RegisteredClient read(Item item) {
        return new RegisteredClient(
                item.partition().substring(TableShape.CLIENT.length()),
                item.find(TYPE).filter(ClientType.PUBLIC.text()::equals).isPresent()
                        ? ClientType.PUBLIC
                        : ClientType.CONFIDENTIAL,
                item.list(SECRETS).stream().map(ClientItem::secret).toList(),
                new ClientDescription(
                        item.string(NAME),
                        grants(item.set(GRANTS)),
                        item.set(SCOPES),
                        item.set(RESOURCES),
                        item.find(AUDIENCE),
                        signIn(item)),
                item.instant(CREATED_AT),
                item.count(VERSION));
    }

    static ClientName readName(Item item) {
        return new ClientName(item.string(NAME), item.instant(CREATED_AT));
    }

    private static SignInRules signIn(Item item) {
        return new SignInRules(
                new RedirectUris(item.set(REDIRECT_URIS)),
                new RedirectUris(item.set(POST_LOGOUT_URIS)),
                item.set(ORIGINS),
                item.find(PKCE).filter(OPTIONAL::equals).isEmpty(),
                item.find(PARTY).filter(FIRST::equals).isPresent(),
                item.find(POLICY).flatMap(BuiltInPolicy::parse).orElse(BuiltInPolicy.DEFAULT),
                item.find(ID_TOKEN_ALGORITHM).flatMap(SignatureAlgorithm::parse).orElse(SignatureAlgorithm.RS256));
    }

    private static Optional<String> when(boolean is, String text) {
        return is ? Optional.of(text) : Optional.empty();
    }

    /// `<epoch milliseconds> <hash>`.
    private static String text(ClientSecret secret) {
        return secret.createdAt().toEpochMilli() + " " + secret.hash().value();
    }

    private static ClientSecret secret(String text) {
        int blank = text.indexOf(' ');
        var createdAt = Instant.ofEpochMilli(Long.parseLong(text.substring(0, blank)));
        return new ClientSecret(new Sha256(text.substring(blank + 1)), createdAt);
    }

    /// Leaves out those of a later version, which this one could not grant.
    private static Set<GrantType> grants(Set<String> texts) {
        return texts.stream().flatMap(text -> GrantType.parse(text).stream()).collect(Collectors.toSet());
    }
}
