package ostiary.functions.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.core.access.Principal;
import ostiary.core.token.SessionId;
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
    void whatTheAuthorizerWritesTheEndpointReads() {
        assertThat(PrincipalContext.read(context(Map.of()))).hasValue(ADA);
    }

    @Test
    void aRoleWithABlankDoesNotBecomeTwo() {
        var sly = new Principal(
                ADA.userId(), ADA.sessionId(), "default", Set.of(), Set.of("not admin", "", "guest"), ADA.authTime());

        assertThat(PrincipalContext.of(sly)).containsEntry("roles", "guest");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sub", "sid", "client_id", "auth_time"})
    void withoutAMemberItIsNobody(String member) {
        var members = new LinkedHashMap<>(context(Map.of()).members());
        members.remove(member);

        assertThat(PrincipalContext.read(new EventObject("", members))).isEmpty();
    }

    /// Whether a gateway hands on what is empty is its business.
    @Test
    void withoutScopesAndRolesItMayDoLess() {
        var members = new LinkedHashMap<>(context(Map.of()).members());
        members.remove("scope");
        members.remove("roles");

        assertThat(PrincipalContext.read(new EventObject("", members)))
                .hasValueSatisfying(principal -> assertThat(principal.scopes()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sub", "sid", "client_id", "scope", "roles", "auth_time"})
    void aMemberOfAnotherTypeMakesItNobody(String member) {
        for (Object other : List.of(true, List.of("a"), new EventObject("", Map.of()))) {
            assertThat(PrincipalContext.read(context(Map.of(member, other)))).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "sub, 1-1-1-1-1",
        "sub, 5F0C8A52-6B1E-4C3A-9D57-0E1F2A3B4C5D",
        "sub, ada",
        "sid, ''",
        "auth_time, yesterday",
        "auth_time, 1e9",
        "auth_time, 9223372036854775807",
        "auth_time, ''",
    })
    void aMemberThatWeWouldNotWriteMakesItNobody(String member, String value) {
        assertThat(PrincipalContext.read(context(Map.of(member, value)))).isEmpty();
    }

    private static EventObject context(Map<String, Object> changes) {
        var members = new LinkedHashMap<String, Object>(PrincipalContext.of(ADA));
        members.putAll(changes);
        return new EventObject("", members);
    }
}
