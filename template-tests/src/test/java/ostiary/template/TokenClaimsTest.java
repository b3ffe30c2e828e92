package ostiary.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import ostiary.cdk.TokenProps;

/// Claims of users in access tokens: whoever issues them may read a profile, and only where a team has chosen some.
class TokenClaimsTest {
    private static final String VARIABLE = "Environment.Variables.OSTIARY_TOKEN_CLAIMS";

    private static List<String> tellers(Synthesis synthesis) {
        return synthesis.resources().stream()
                .filter(resource -> resource.type().equals("AWS::Lambda::Function"))
                .filter(function -> function.has(VARIABLE))
                .map(function -> function.text("Handler").replaceFirst(".*\\.", "") + "=" + function.text(VARIABLE))
                .sorted()
                .toList();
    }

    /// Beside whoever edits them, who reads no status.
    private static long readersOfProfiles(Synthesis synthesis) {
        return Synthesis.json(synthesis.template()).findValues("dynamodb:Attributes").stream()
                .filter(names -> has(names, "profile") && has(names, "untouched"))
                .peek(names -> assertThat(names.valueStream().map(name -> name.asText()))
                        .containsExactlyInAnyOrder(
                                "pk",
                                "sk",
                                "not_before",
                                "kept_session",
                                "disabled",
                                "roles",
                                "untouched",
                                "deletes_at",
                                "name",
                                "profile"))
                .count();
    }

    private static boolean has(JsonNode names, String attribute) {
        return names.valueStream().anyMatch(name -> name.asText().equals(attribute));
    }

    @Test
    void areNowhereByDefault() {
        assertThat(tellers(StackTemplate.SYNTHESIS)).isEmpty();
        assertThat(readersOfProfiles(StackTemplate.SYNTHESIS)).isZero();
    }

    /// A login reads users whole as it is.
    @Test
    void areToldByThoseWhoIssueTokens() {
        var synthesis = Synthesis.run(props -> props.tokenClaims(List.of("name", "locale")));

        assertThat(tellers(synthesis))
                .containsExactly("LoginHandler=name locale", "RefreshHandler=name locale", "TokenHandler=name locale");
        assertThat(readersOfProfiles(synthesis)).isEqualTo(2);
    }

    @Test
    void areThoseOfAProfile() {
        for (var wrong : List.of(List.of("email"), List.of("sub"), List.of("name", "name"), List.of("roles"))) {
            assertThatThrownBy(() -> new TokenProps(Optional.empty(), Optional.empty(), List.of(), wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("tokenClaims must be claims of the scope profile");
        }
    }
}
