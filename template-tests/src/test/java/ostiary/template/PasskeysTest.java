package ostiary.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import ostiary.blueprint.PasskeyOrigins;

/// The origins of passkeys: who knows them, and what that lets them do.
class PasskeysTest {
    private static final String VARIABLE = "Environment.Variables.OSTIARY_PASSKEYS";

    private static List<String> knowing(Synthesis synthesis) {
        return synthesis.resources().stream()
                .filter(resource -> resource.type().equals("AWS::Lambda::Function"))
                .filter(function -> function.has(VARIABLE))
                .map(function -> function.text("Handler").replaceFirst(".*\\.", "") + "=" + function.text(VARIABLE))
                .sorted()
                .toList();
    }

    /// The grants to update the name of an item, and nothing else.
    private static long renaming(Synthesis synthesis) {
        return Synthesis.json(synthesis.template()).findValues("dynamodb:Attributes").stream()
                .map(names ->
                        names.valueStream().map(name -> name.asText()).sorted().collect(Collectors.toList()))
                .filter(List.of("name", "pk", "sk")::equals)
                .count();
    }

    /// Pages offer no passkeys, and rename none.
    @Test
    void areKnownToNobodyByDefault() {
        assertThat(knowing(StackTemplate.SYNTHESIS)).isEmpty();
        assertThat(renaming(StackTemplate.SYNTHESIS)).isEqualTo(1);
    }

    @Test
    void areKnownToWhoeverMakesOrTakesPasskeysOrTellsOfThem() {
        var chosen = new PasskeyOrigins("shop.example", List.of("https://auth.shop.example"));

        var synthesis = Synthesis.run(props -> props.passkeys(chosen));

        assertThat(knowing(synthesis))
                .containsExactly(
                        "DiscoveryHandler=" + chosen.text(),
                        "LoginHandler=" + chosen.text(),
                        "PagesHandler=" + chosen.text(),
                        "SecurityHandler=" + chosen.text());
        assertThat(renaming(synthesis)).isEqualTo(2);
    }
}
