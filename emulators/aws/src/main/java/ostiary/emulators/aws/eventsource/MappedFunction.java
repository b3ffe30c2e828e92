package ostiary.emulators.aws.eventsource;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;
import ostiary.emulators.aws.iam.Role;
import ostiary.emulators.lambda.Outcome;

/// A function that a mapping invokes.
///
/// @param arn as the mapping names it, with the alias if it names one
/// @param role the function's execution role, by which the mapping reads its source
/// @param invoke invokes the function with an event
public record MappedFunction(String arn, Role role, Function<JsonNode, Outcome> invoke) {}
