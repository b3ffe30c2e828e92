package ostiary.template;

import java.util.List;
import ostiary.cdk.Ostiary;

/// The template of a stack in whose deletions two other services take part, synthesized once for all tests.
public final class SagaTemplate {
    static final String ACCOUNT = "444455556666";
    public static final List<String> PARTICIPANTS = List.of("billing", "order-desk");
    public static final Synthesis SYNTHESIS = Synthesis.ofATeam(props -> props, (ostiary, _) -> takePart(ostiary));
    static final Template TEMPLATE = Template.of(SYNTHESIS);

    private SagaTemplate() {}

    private static void takePart(Ostiary ostiary) {
        var deletion = ostiary.deletion("billing", "order-desk");
        deletion.letTakePart("billing", ACCOUNT);
        deletion.retire("shipping");
    }

    /// The definition of the state machine, with the placeholders of its substitutions.
    public static String definition() {
        return TEMPLATE.all("AWS::StepFunctions::StateMachine")
                .findFirst()
                .orElseThrow()
                .text("DefinitionString");
    }
}
