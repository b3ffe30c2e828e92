package ostiary.functions.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import ostiary.core.access.Principal;
import ostiary.core.token.SessionId;
import ostiary.core.token.Subject;
import ostiary.core.user.UserId;

class PrincipalContextTest {
    private static final Principal ADA = new Principal(
            new UserId(UUID.fromString("5f0c8a52-6b1e-4c3a-9d57-0e1f2a3b4c5d")),
            new SessionId(UUID.fromString("9b2f0d14-77aa-4b0c-8c11-2d3e4f506172")),
            "default",
            Set.of("orders:write", "account"),
            Set.of("admin"),
            Instant.parse("2026-11-22T11:06:40Z"));

    @Test
    void everyMemberIsText() {
        assertThat(PrincipalContext.of(ADA))
                .containsExactly(
                        Map.entry("sub", "5f0c8a52-6b1e-4c3a-9d57-0e1f2a3b4c5d"),
                        Map.entry("sid", "9b2f0d14-77aa-4b0c-8c11-2d3e4f506172"),
                        Map.entry("client_id", "default"),
                        Map.entry("scope", "account orders:write"),
                        Map.entry("roles", "admin"),
                        Map.entry("auth_time", "1795345600"));
    }

    @Test
    void aClientHasNeverLoggedIn() {
        var billing = new Principal(
                new Subject.OfClient("billing"),
                ADA.sessionId(),
                "billing",
                Set.of("orders:read"),
                Set.of(),
                Optional.empty());

        assertThat(PrincipalContext.of(billing)).containsEntry("sub", "billing").doesNotContainKey("auth_time");
    }

    @Test
    void aRoleWithABlankDoesNotBecomeTwo() {
        var sly = new Principal(
                ADA.subject(), ADA.sessionId(), "default", Set.of(), Set.of("not admin", "", "guest"), ADA.authTime());

        assertThat(PrincipalContext.of(sly)).containsEntry("roles", "guest");
    }
}
