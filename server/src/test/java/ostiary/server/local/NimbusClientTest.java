package ostiary.server.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenErrorResponse;
import com.nimbusds.oauth2.sdk.TokenIntrospectionRequest;
import com.nimbusds.oauth2.sdk.TokenIntrospectionResponse;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.AccessTokenHash;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.AccessTokenValidator;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.net.URI;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ostiary.blueprint.SignUpApi;
import ostiary.core.client.GrantType;

/// Nimbus's SDK as an oracle: it parses whatever the service says by the letter of the specifications, and validates
/// the ID token, knowing nothing but the issuer.
class NimbusClientTest {
    private static final String EMAIL = "ada@example.com";
    private static final String PASSWORD = "tangerine walrus 42 sunrise";
    private static final URI BACK = URI.create("http://127.0.0.1:9000/cb");

    private static LocalService service;
    private static OIDCProviderMetadata metadata;
    private static ClientSecretBasic shop;
    private static ClientSecretBasic billing;

    @BeforeAll
    static void start() throws Exception {
        service = LocalService.start(new Settings(0, Optional.empty()));
        var clients = new LocalClients(service.dynamoDb());
        shop = authentication("shop", clients.registerWeb("shop", Set.of("openid", "email", "offline_access")));
        billing = authentication(
                "billing", clients.register("billing", Set.of(GrantType.CLIENT_CREDENTIALS), Set.of("orders:read")));
        var caller = new Caller(service.uri(), new ArrayList<>());
        caller.send(SignUpApi.SIGN_UP, Map.of("email", EMAIL, "password", PASSWORD, "name", "Ada"));
        caller.send(SignUpApi.CONFIRM_SIGN_UP, Map.of("email", EMAIL, "code", caller.mailedCode()));
        metadata = OIDCProviderMetadata.resolve(new Issuer(service.uri()));
    }

    @AfterAll
    static void close() {
        service.close();
    }

    private static ClientSecretBasic authentication(String id, String secret) {
        return new ClientSecretBasic(new ClientID(id), new Secret(secret));
    }

    @Test
    void aUserSignsInAndTheTokensAreWhatTheySay() throws Exception {
        var nonce = new Nonce();
        var tokens = signIn(nonce);

        var claims = validator().validate(tokens.getOIDCTokens().getIDToken(), nonce);
        AccessTokenValidator.validate(
                tokens.getOIDCTokens().getBearerAccessToken(), JWSAlgorithm.RS256, claims.getAccessTokenHash());
        assertThat(claims.getAudience()).singleElement().hasToString("shop");
        assertThat(claims.getAccessTokenHash()).isInstanceOf(AccessTokenHash.class);
        var known = UserInfoResponse.parse(new UserInfoRequest(
                        metadata.getUserInfoEndpointURI(),
                        tokens.getOIDCTokens().getBearerAccessToken())
                .toHTTPRequest()
                .send());
        assertThat(known.toSuccessResponse().getUserInfo().getSubject()).isEqualTo(claims.getSubject());
        assertThat(known.toSuccessResponse().getUserInfo().getEmailAddress()).isEqualTo(EMAIL);
        assertThat(known.toSuccessResponse().getUserInfo().getEmailVerified()).isTrue();
    }

    @Test
    void aRefreshTokenIsGoodUntilItIsGivenBack() throws Exception {
        var first = signIn(new Nonce()).getOIDCTokens();

        var next = ask(shop, new RefreshTokenGrant(first.getRefreshToken()), new Scope());
        var tokens = ((OIDCTokenResponse) next.toSuccessResponse()).getOIDCTokens();
        assertThat(validator().validate(tokens.getIDToken(), null).getSubject().getValue())
                .isEqualTo(first.getIDToken().getJWTClaimsSet().getSubject());
        var answer = new TokenRevocationRequest(metadata.getRevocationEndpointURI(), shop, tokens.getRefreshToken())
                .toHTTPRequest()
                .send();

        assertThat(answer.getStatusCode()).isEqualTo(200);
        var refused = ask(shop, new RefreshTokenGrant(tokens.getRefreshToken()), new Scope());
        assertThat(((TokenErrorResponse) refused).getErrorObject().getCode()).isEqualTo("invalid_grant");
    }

    @Test
    void aMachineGetsATokenAndAsksAboutIt() throws Exception {
        var tokens = ask(billing, new ClientCredentialsGrant(), new Scope("orders:read"))
                .toSuccessResponse()
                .getTokens();

        var answer = TokenIntrospectionResponse.parse(
                new TokenIntrospectionRequest(metadata.getIntrospectionEndpointURI(), billing, tokens.getAccessToken())
                        .toHTTPRequest()
                        .send());

        assertThat(answer.toSuccessResponse().isActive()).isTrue();
        assertThat(answer.toSuccessResponse().getScope()).isEqualTo(new Scope("orders:read"));
        assertThat(answer.toSuccessResponse().getSubject()).hasToString("billing");
    }

    private static IDTokenValidator validator() throws Exception {
        assertThat(metadata.getIDTokenJWSAlgs()).contains(JWSAlgorithm.RS256);
        return new IDTokenValidator(
                metadata.getIssuer(),
                shop.getClientID(),
                JWSAlgorithm.RS256,
                metadata.getJWKSetURI().toURL());
    }

    private static OIDCTokenResponse signIn(Nonce nonce) throws Exception {
        var verifier = new CodeVerifier();
        var state = new State();
        var request = new AuthenticationRequest.Builder(
                        ResponseType.CODE, new Scope("openid", "email", "offline_access"), shop.getClientID(), BACK)
                .endpointURI(metadata.getAuthorizationEndpointURI())
                .codeChallenge(verifier, CodeChallengeMethod.S256)
                .state(state)
                .nonce(nonce)
                .build();
        var back = new PlainBrowser(EMAIL, PASSWORD)
                .goTo(request.toURI(), at -> at.toString().startsWith(BACK.toString()));
        var response = AuthenticationResponseParser.parse(back).toSuccessResponse();
        assertThat(response.getState()).isEqualTo(state);
        assertThat(response.getIssuer()).isEqualTo(metadata.getIssuer());
        var grant = new AuthorizationCodeGrant(response.getAuthorizationCode(), BACK, verifier);
        return (OIDCTokenResponse) ask(shop, grant, new Scope()).toSuccessResponse();
    }

    private static TokenResponse ask(ClientSecretBasic client, AuthorizationGrant grant, Scope scope) throws Exception {
        var request = new TokenRequest.Builder(metadata.getTokenEndpointURI(), client, grant);
        return OIDCTokenResponseParser.parse((scope.isEmpty() ? request : request.scope(scope))
                .build()
                .toHTTPRequest()
                .send());
    }
}
