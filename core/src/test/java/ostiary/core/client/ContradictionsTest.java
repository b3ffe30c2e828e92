package ostiary.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static ostiary.core.client.ClientType.CONFIDENTIAL;
import static ostiary.core.client.ClientType.PUBLIC;
import static ostiary.core.client.GrantType.AUTHORIZATION_CODE;
import static ostiary.core.client.GrantType.CLIENT_CREDENTIALS;
import static ostiary.core.client.GrantType.REFRESH_TOKEN;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The things that a client can't be at the same time.
class ContradictionsTest {
    private static final SignInRules HERE = SignInRules.to("https://app.example.com/cb");
    private static final Set<GrantType> CODE = Set.of(AUTHORIZATION_CODE, REFRESH_TOKEN);
    private static final Set<GrantType> MACHINE = Set.of(CLIENT_CREDENTIALS);

    private static ClientDescription described(Set<GrantType> grants, SignInRules rules, String... scopes) {
        return new ClientDescription("App", grants, Set.of(scopes), Set.of(), Optional.empty(), rules);
    }

    private static ClientDescription api(Set<GrantType> grants, SignInRules rules) {
        return new ClientDescription("API", grants, Set.of(), Set.of(), Optional.of("https://api.example.com"), rules);
    }

    private static SignInRules with(boolean pkce, boolean isFirstParty, BuiltInPolicy sessions) {
        return new SignInRules(HERE.redirectUris(), RedirectUris.NONE, Set.of(), pkce, isFirstParty, sessions);
    }

    private static SignInRules without(RedirectUris postLogoutUris, Set<String> origins, boolean pkce, boolean first) {
        return new SignInRules(RedirectUris.NONE, postLogoutUris, origins, pkce, first, BuiltInPolicy.DEFAULT);
    }

    @ParameterizedTest
    @EnumSource
    void usersSignInToBothKinds(ClientType type) {
        assertThat(described(CODE, HERE, "openid").flaw(type)).isEmpty();
        assertThat(described(Set.of(AUTHORIZATION_CODE), HERE, "openid").flaw(type))
                .isEmpty();
        assertThat(described(CODE, with(true, true, BuiltInPolicy.BROWSER), "account")
                        .flaw(type))
                .isEmpty();
    }

    static Stream<ClientDescription> goTogether() {
        return Stream.of(
                described(MACHINE, SignInRules.NONE, "account"),
                described(MACHINE, SignInRules.NONE, "ostiary:revocations", "orders:read"),
                described(Set.of(), SignInRules.NONE),
                described(Set.of(GrantType.values()), HERE),
                described(CODE, with(false, false, BuiltInPolicy.AGENT)),
                api(CODE, HERE),
                api(MACHINE, SignInRules.NONE));
    }

    @ParameterizedTest
    @MethodSource("goTogether")
    void aConfidentialClientIsThis(ClientDescription described) {
        assertThat(described.flaw(CONFIDENTIAL)).isEmpty();
    }

    static Stream<Arguments> contradict() {
        var origins = Set.of("https://app.example.com");
        return Stream.of(
                Arguments.of(CONFIDENTIAL, described(CODE, SignInRules.NONE), "has a redirect URI"),
                Arguments.of(CONFIDENTIAL, described(MACHINE, HERE), "Only a client with"),
                Arguments.of(
                        CONFIDENTIAL,
                        described(MACHINE, without(HERE.redirectUris(), Set.of(), true, false)),
                        "Only a client with"),
                Arguments.of(
                        CONFIDENTIAL,
                        described(MACHINE, without(RedirectUris.NONE, origins, true, false)),
                        "Only a client with"),
                Arguments.of(
                        CONFIDENTIAL,
                        described(MACHINE, without(RedirectUris.NONE, Set.of(), false, false)),
                        "Only a client with"),
                Arguments.of(
                        CONFIDENTIAL,
                        described(MACHINE, without(RedirectUris.NONE, Set.of(), true, true)),
                        "Only a client with"),
                Arguments.of(
                        CONFIDENTIAL,
                        described(Set.of(REFRESH_TOKEN), SignInRules.NONE),
                        "goes with authorization_code"),
                Arguments.of(CONFIDENTIAL, described(CODE, HERE, "account"), "for first-party clients"),
                Arguments.of(PUBLIC, described(CODE, HERE, "account"), "for first-party clients"),
                Arguments.of(CONFIDENTIAL, described(CODE, HERE, "ostiary:admin"), "for first-party clients"),
                Arguments.of(CONFIDENTIAL, described(CODE, HERE, "ostiary:revocations"), "client_credentials alone"),
                Arguments.of(PUBLIC, described(CODE, HERE, "ostiary:revocations"), "client_credentials alone"),
                Arguments.of(
                        CONFIDENTIAL,
                        described(CODE, with(true, true, BuiltInPolicy.DEFAULT), "ostiary:revocations"),
                        "client_credentials alone"),
                Arguments.of(
                        CONFIDENTIAL,
                        described(Set.of(GrantType.values()), HERE, "ostiary:revocations"),
                        "client_credentials alone"),
                Arguments.of(
                        CONFIDENTIAL,
                        described(Set.of(), SignInRules.NONE, "ostiary:revocations"),
                        "client_credentials alone"),
                Arguments.of(PUBLIC, described(CODE, SignInRules.NONE), "has a redirect URI"),
                Arguments.of(PUBLIC, described(Set.of(), SignInRules.NONE), "that users sign in to"),
                Arguments.of(PUBLIC, described(MACHINE, SignInRules.NONE), "that users sign in to"),
                Arguments.of(PUBLIC, described(Set.of(GrantType.values()), HERE), "no client_credentials"),
                Arguments.of(PUBLIC, api(CODE, HERE), "no audience"),
                Arguments.of(PUBLIC, described(CODE, with(false, false, BuiltInPolicy.DEFAULT)), "but PKCE"));
    }

    @ParameterizedTest
    @MethodSource("contradict")
    void noClientIsThis(ClientType type, ClientDescription described, String flaw) {
        assertThat(described.flaw(type))
                .hasValueSatisfying(said -> assertThat(said).contains(flaw).endsWith("."));
    }
}
