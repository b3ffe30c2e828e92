package ostiary.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.blueprint.ServiceFunction;
import ostiary.functions.fault.LoginFlood;

/// The share that is set aside for the functions that hash passwords, so that a flood of logins does not take
/// what refreshes and authorizers need.
class HashingConcurrencyTest {
    private static final String RESERVED = "ReservedConcurrentExecutions";

    @Test
    void isSetAsideForTheFunctionsThatHashAndForNoOther() {
        var synthesis = Synthesis.run(props -> props.hashingConcurrency(50));

        assertThat(reserved(synthesis))
                .isEqualTo(ServiceFunction.hashing().stream()
                        .collect(Collectors.toMap(ServiceFunction::handler, _ -> 50)));
        assertThat(synthesis.warnings()).isEmpty();
    }

    /// The account may have less than Lambda lets anybody set aside.
    @Test
    void isNotSetAsideUnlessAsked() {
        assertThat(reserved(StackTemplate.SYNTHESIS)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void isNotNothing(int most) {
        assertThatThrownBy(() -> Synthesis.run(props -> props.hashingConcurrency(most)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("hashingConcurrency");
    }

    /// `LoginFloodTest` sends 200 at once to a process of that size.
    @Test
    void isForEnvironmentsThatBearAFlood() {
        assertThat(StackTemplate.function(ServiceFunction.LOGIN)
                        .property("MemorySize")
                        .asInt())
                .isEqualTo(LoginFlood.MEMORY);
    }

    /// By handler.
    private static Map<String, Integer> reserved(Synthesis synthesis) {
        return synthesis.resources().stream()
                .filter(resource -> resource.type().equals("AWS::Lambda::Function") && resource.has(RESERVED))
                .collect(Collectors.toMap(
                        function -> function.text("Handler"),
                        function -> function.property(RESERVED).asInt()));
    }
}
