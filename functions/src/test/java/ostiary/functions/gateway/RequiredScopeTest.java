package ostiary.functions.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ostiary.core.access.Principal;
import ostiary.core.testing.Fresh;
import ostiary.core.token.Subject;

class RequiredScopeTest {
    private static final List<RequiredScope> NONE_ASKED =
            List.of(new RequiredScope.Unsaid(), new RequiredScope.Of(Optional.empty()));

    private static Principal user(String client, String... scopes) {
        return new Principal(Fresh.userId(), Fresh.sessionId(), client, Set.of(scopes), Set.of("admin"), Instant.EPOCH);
    }

    @Test
    void aLoginNeedsNoScopeWhereNoneIsAskedFor() {
        assertThat(NONE_ASKED).allMatch(scope -> scope.metBy(user("default")) && scope.metBy(user("agent")));
    }

    /// Its user has allowed it what its scopes say.
    @Test
    void aTokenOfARegisteredClientDoes() {
        assertThat(NONE_ASKED).noneMatch(scope -> scope.metBy(user("partner", "openid", "email")));
        assertThat(NONE_ASKED).allMatch(scope -> scope.metBy(user("shop", "account")));
    }

    @Test
    void aClientThatActsForItselfIsNobody() {
        var client = new Principal(
                new Subject.OfClient("billing"),
                Fresh.sessionId(),
                "billing",
                Set.of("account"),
                Set.of(),
                Optional.empty());
        assertThat(NONE_ASKED).noneMatch(scope -> scope.metBy(client));
    }

    @Test
    void whereAScopeIsAskedForItDecides() {
        var orders = new RequiredScope.Of(Optional.of("orders:read"));
        assertThat(orders.metBy(user("partner", "orders:read"))).isTrue();
        assertThat(orders.metBy(user("default"))).isFalse();
    }
}
