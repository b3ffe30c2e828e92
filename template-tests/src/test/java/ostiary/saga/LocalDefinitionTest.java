package ostiary.saga;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import ostiary.template.ShopTemplate;

/// `make run` has no CDK, but the state machine of the example's stack.
class LocalDefinitionTest {
    private static final Path LOCAL =
            Path.of("../server/src/main/resources/ostiary/server/local/saga/deletion.asl.json");

    @Test
    void isThatOfTheStackWithTheShop() throws IOException {
        assertThat(Files.readString(LOCAL).strip())
                .isEqualTo(ShopTemplate.auth()
                        .required("Resources")
                        .valueStream()
                        .filter(resource ->
                                resource.required("Type").asText().equals("AWS::StepFunctions::StateMachine"))
                        .map(machine ->
                                machine.at("/Properties/DefinitionString").asText())
                        .findFirst()
                        .orElseThrow());
    }
}
