package ostiary.core.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ostiary.core.client.BuiltInPolicy;
import ostiary.core.client.ClientDescription;
import ostiary.core.client.ClientType;
import ostiary.core.client.GrantType;
import ostiary.core.client.RedirectUriTableTest;
import ostiary.core.client.RedirectUris;
import ostiary.core.client.RegisteredClient;
import ostiary.core.client.SignInRules;
import ostiary.core.oauth.PkceTable.Gets;
import ostiary.core.testing.World;

/// Each kind of client gets for each use of PKCE what the page says, at each redirect URI that the page lists.
class PkceTableTest extends CodeFlowSetup {
    /// The columns of the table.
    private enum Kind {
        PUBLIC(ClientType.PUBLIC, true, false),
        PUBLIC_FIRST_PARTY(ClientType.PUBLIC, true, true),
        CONFIDENTIAL(ClientType.CONFIDENTIAL, true, true),
        CONFIDENTIAL_WITHOUT_PKCE(ClientType.CONFIDENTIAL, false, false);

        private final ClientType type;
        private final boolean requiresPkce;
        private final boolean isFirstParty;

        Kind(ClientType type, boolean requiresPkce, boolean isFirstParty) {
            this.type = type;
            this.requiresPkce = requiresPkce;
            this.isFirstParty = isFirstParty;
        }
    }

    private RegisteredClient client(Kind kind, String redirectUri) {
        var rules = new SignInRules(
                RedirectUris.of(redirectUri),
                RedirectUris.NONE,
                Set.of(),
                kind.requiresPkce,
                kind.isFirstParty,
                BuiltInPolicy.DEFAULT);
        var id = "client." + UUID.randomUUID();
        world.oauth
                .administerClients()
                .register(
                        id,
                        kind.type,
                        new ClientDescription(
                                id,
                                Set.of(GrantType.AUTHORIZATION_CODE),
                                Set.of("openid", "email"),
                                Set.of(),
                                Optional.empty(),
                                rules));
        return world.stores.clients().find(id).orElseThrow();
    }

    /// The outcome for a client; empty if its redirect URI is none of its own.
    private Optional<Gets> gets(RegisteredClient client, String redirectUri, PkceTable.Row row) {
        var authorize = world.oauth.authorize();
        return authorize.redirectUri(client, Optional.of(redirectUri)).map(_ -> {
            var request = new AuthorizationRequest(
                    Optional.of(redirectUri),
                    Optional.of("code"),
                    Optional.of("openid"),
                    List.of(),
                    row.challenge(),
                    row.method(),
                    Optional.empty(),
                    Set.of(),
                    Optional.empty());
            var outcome = authorize.authorize(client, request, Optional.of(browser.text()), _ -> true, World.LAPTOP);
            return switch (outcome) {
                case Authorize.Outcome.Granted(var code) -> redeemed(client, code, redirectUri, row.verifier());
                case Authorize.Outcome.Refused(var error, var description) -> {
                    assertThat(error).as(description).isEqualTo(AuthorizationError.INVALID_REQUEST);
                    yield Gets.NO_CODE;
                }
                default -> throw new AssertionError(outcome);
            };
        });
    }

    private Gets redeemed(RegisteredClient client, String code, String redirectUri, Optional<String> verifier) {
        var outcome = world.oauth.redeemCode().redeem(client, code, Optional.of(redirectUri), verifier);
        if (outcome instanceof RedeemCode.Outcome.Granted) {
            return Gets.TOKENS;
        }
        isRefused(outcome);
        return Gets.NO_TOKENS;
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void eachKindOfClientGetsWhatThePageSays(Kind kind) throws IOException {
        for (var uri : RedirectUriTableTest.rows()) {
            var client = client(kind, uri.registered());
            for (var row : PkceTable.rows()) {
                var expected = Optional.of(row.gets().get(List.of(Kind.values()).indexOf(kind)))
                        .filter(_ -> uri.isTaken());

                assertThat(gets(client, uri.presented(), row))
                        .as("%s at %s", row, uri)
                        .isEqualTo(expected);
            }
        }
    }

    /// A wrong verifier, or none, costs nobody their code.
    @ParameterizedTest
    @EnumSource(Kind.class)
    void aWrongVerifierSpendsNothing(Kind kind) throws IOException {
        var client = client(kind, BACK);
        var code = ((Authorize.Outcome.Granted) world.oauth
                        .authorize()
                        .authorize(client, request(), Optional.of(browser.text()), _ -> true, World.LAPTOP))
                .code();
        for (var row : PkceTable.rows()) {
            assertThat(redeemed(client, code, BACK, row.verifier())).isEqualTo(Gets.NO_TOKENS);
        }

        assertThat(redeemed(client, code, BACK, Optional.of(VERIFIER))).isEqualTo(Gets.TOKENS);
    }

    @Test
    void thePageHasEachStateForEachKind() throws IOException {
        var rows = PkceTable.rows();

        assertThat(rows).hasSizeGreaterThan(16).doesNotHaveDuplicates();
        assertThat(rows).allSatisfy(row -> assertThat(row.gets()).hasSize(Kind.values().length));
        assertThat(rows.stream().flatMap(row -> row.gets().stream()).collect(Collectors.toSet()))
                .isEqualTo(EnumSet.allOf(Gets.class));
    }
}
