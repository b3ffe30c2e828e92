package ostiary.emulators.aws.states;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ostiary.emulators.aws.UnmodelledException;
import ostiary.emulators.aws.stack.Resource;
import ostiary.emulators.aws.stack.Stack;

/// Creates the state machines of a stack.
public final class StackStateMachines {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)}");

    private StackStateMachines() {}

    /// Creates them.
    ///
    /// @throws InvalidDefinitionException if the States Language does not allow a definition
    /// @throws UnmodelledException if a machine has something that is not modelled
    public static void create(Stack stack, StateMachines machines) {
        stack.all("AWS::StepFunctions::StateMachine").forEach(machine -> {
            machine.ignore("StateMachineName", "Tags", "EncryptionConfiguration");
            refuse(machine, "STANDARD", machine.property("StateMachineType").asText("STANDARD"));
            refuse(
                    machine,
                    "OFF",
                    machine.property("LoggingConfiguration").path("Level").asText("OFF"));
            refuse(
                    machine,
                    "false",
                    machine.property("TracingConfiguration").path("Enabled").asText("false"));
            machines.create(machine.ref(), machine.text("RoleArn"), definition(machine));
        });
    }

    private static void refuse(Resource machine, String only, String value) {
        if (!value.equals(only)) {
            throw new UnmodelledException(value + " of " + machine.id());
        }
    }

    /// `DefinitionString`, or `Definition` as an object (AWS CloudFormation Template Reference,
    /// "AWS::StepFunctions::StateMachine").
    private static String definition(Resource machine) {
        JsonNode object = machine.property("Definition");
        var text = object.isMissingNode() ? machine.text("DefinitionString") : object.toString();
        return substituted(text, machine.textsByName("DefinitionSubstitutions"));
    }

    /// A map of "the values that replace `${key}` in the definition"; a key without a value stays as it is.
    private static String substituted(String definition, Map<String, String> values) {
        return VARIABLE.matcher(definition)
                .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())));
    }
}
