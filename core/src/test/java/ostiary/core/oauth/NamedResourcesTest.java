package ostiary.core.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ostiary.core.access.CheckAccess;
import ostiary.core.testing.World;

/// Tokens are for the resource that the authorization request named (RFC 8707 §2), and whoever names another one later
/// loses nothing by it.
class NamedResourcesTest extends CodeFlowSetup {
    private static final String ORDERS = "https://orders.example";
    private static final List<String> OWN = List.of(World.OWN_AUDIENCE);

    private String codeFor(List<String> resources) {
        var request = new AuthorizationRequest(
                Optional.of(BACK),
                Optional.of("code"),
                Optional.of("openid email"),
                resources,
                CHALLENGE,
                Optional.of("S256"),
                Optional.of("n-0S6"),
                Set.of(),
                Optional.empty());
        return ((Authorize.Outcome.Granted) authorize(shop, request)).code();
    }

    private RedeemCode.Outcome redeem(String code, List<String> resources) {
        return world.oauth.redeemCode().redeem(shop, code, Optional.of(BACK), Optional.of(VERIFIER), resources);
    }

    private RefreshGrant.Outcome refresh(ClientTokens tokens, List<String> resources) {
        var text = tokens.refreshToken().orElseThrow().text();
        return world.oauth.refreshGrant().refresh(shop, text, Optional.empty(), resources, World.LAPTOP);
    }

    private static ClientTokens granted(Object outcome) {
        return switch (outcome) {
            case RedeemCode.Outcome.Granted(var tokens) -> tokens;
            case RefreshGrant.Outcome.Granted(var tokens) -> tokens;
            default -> throw new AssertionError(outcome);
        };
    }

    private Optional<String> audience(ClientTokens tokens) {
        return world.signer.read(tokens.issued().accessToken()).audience();
    }

    @Test
    void tokensAreForTheResourceAndForNoOther() {
        var tokens = granted(redeem(codeFor(List.of(ORDERS)), List.of(ORDERS)));
        world.clock.advance(shop.policy().grace());
        var refreshed = granted(refresh(tokens, List.of(ORDERS)));

        for (var each : List.of(tokens, refreshed)) {
            assertThat(audience(each)).contains(ORDERS);
            assertThat(world.oauth.readUserInfo().read(each.issued().accessToken()))
                    .isNotInstanceOf(ReadUserInfo.Outcome.Known.class);
            assertThat(world.checkAccess().check(each.issued().accessToken()))
                    .isNotInstanceOf(CheckAccess.Outcome.Granted.class);
        }
    }

    @Test
    void whoeverNamesAnotherResourceThanTheCodeIsForKeepsTheCode() {
        var forOrders = codeFor(List.of(ORDERS));
        var forUs = codeFor(List.of());

        assertThat(redeem(forOrders, OWN)).isEqualTo(new RedeemCode.Outcome.Refused(GrantError.INVALID_TARGET));
        assertThat(redeem(forUs, List.of(ORDERS))).isEqualTo(new RedeemCode.Outcome.Refused(GrantError.INVALID_TARGET));

        assertThat(audience(granted(redeem(forOrders, List.of())))).contains(ORDERS);
        assertThat(audience(granted(redeem(forUs, OWN)))).isEmpty();
    }

    /// A token that had been rotated unseen would be taken for a thief's after its grace.
    @Test
    void whoeverNamesAnotherResourceThanTheSessionIsForKeepsTheRefreshToken() {
        var tokens = granted(redeem(codeFor(List.of(ORDERS)), List.of()));
        world.clock.advance(Duration.ofHours(1));

        assertThat(refresh(tokens, OWN)).isEqualTo(new RefreshGrant.Outcome.Refused(GrantError.INVALID_TARGET));
        world.clock.advance(Duration.ofHours(1));

        assertThat(audience(granted(refresh(tokens, List.of(ORDERS))))).contains(ORDERS);
    }

    @Test
    void whatIsNoTokenIsRefusedAsOne() {
        assertThat(world.oauth.refreshGrant().refresh(shop, "ort_x", Optional.empty(), List.of(ORDERS), World.LAPTOP))
                .isEqualTo(new RefreshGrant.Outcome.Refused(GrantError.INVALID_GRANT));
        assertThat(redeem("oac_x", List.of(ORDERS)))
                .isEqualTo(new RedeemCode.Outcome.Refused(GrantError.INVALID_GRANT));
    }
}
