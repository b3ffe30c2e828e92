package ostiary.emulators.aws.states;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.random.RandomGenerator;

/// The values that paths and intrinsic functions of a state see.
///
/// @param data that of `$`
/// @param context that of `$$` (<https://states-language.net/spec.html#context-object>)
/// @param random for `States.UUID` and `States.MathRandom`
record Scope(JsonNode data, JsonNode context, RandomGenerator random) {
    Scope with(JsonNode other) {
        return new Scope(other, context, random);
    }
}
