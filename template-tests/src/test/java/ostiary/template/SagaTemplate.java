package ostiary.template;

import java.util.List;
import ostiary.cdk.AlarmsTo;
import ostiary.cdk.Ostiary;
import ostiary.cdk.OstiaryApp;
import ostiary.cdk.OstiaryProps;
import software.amazon.awscdk.Stack;

/// The template of a stack in whose deletions two other services take part, synthesized once for all tests.
public final class SagaTemplate {
    static final String ACCOUNT = "444455556666";
    public static final List<String> PARTICIPANTS = List.of("billing", "order-desk");
    public static final Synthesis SYNTHESIS = Synthesis.alone(SagaTemplate::synthesize);
    static final Template TEMPLATE = Template.of(SYNTHESIS);

    private SagaTemplate() {}

    private static Synthesis synthesize() {
        var app = OstiaryApp.app();
        var stack = new Stack(app, Synthesis.STACK);
        var ostiary = new Ostiary(
                stack,
                "Ostiary",
                OstiaryProps.builder(Synthesis.MAIL_FROM)
                        .code(Synthesis.CODE)
                        .alarmsTo(AlarmsTo.of("ops@shop.example"))
                        .build());
        var deletion = ostiary.deletion("billing", "order-desk");
        deletion.letTakePart("billing", ACCOUNT);
        deletion.retire("shipping");
        return Synthesis.of(app, stack);
    }

    /// The definition of the state machine, with the placeholders of its substitutions.
    public static String definition() {
        return TEMPLATE.all("AWS::StepFunctions::StateMachine")
                .findFirst()
                .orElseThrow()
                .text("DefinitionString");
    }
}
