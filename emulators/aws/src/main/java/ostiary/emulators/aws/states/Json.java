package ostiary.emulators.aws.states;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/// JSON as an execution passes it on.
final class Json {
    /// The most bytes of input or output of a state
    /// (<https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html>, "Maximum input or
    /// output size").
    static final int MOST = 262_144;

    private static final JsonMapper MAPPER = JsonMapper.builder(com.fasterxml.jackson.core.JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(200).build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private Json() {}

    /// Reads one value.
    ///
    /// @throws IllegalArgumentException if it is not JSON, or nested too deep
    static JsonNode read(String text) {
        try {
            var read = MAPPER.readTree(text);
            if (read.isMissingNode()) {
                throw new IllegalArgumentException("no JSON");
            }
            return read;
        } catch (JsonProcessingException notJson) {
            throw new IllegalArgumentException("no JSON: " + notJson.getOriginalMessage());
        }
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /// The same value.
    ///
    /// @throws StateFailure `States.DataLimitExceeded` if it is too large
    static JsonNode bounded(JsonNode value) {
        if (value.toString().getBytes(StandardCharsets.UTF_8).length > MOST) {
            throw new StateFailure(
                    "States.DataLimitExceeded",
                    "The state/task returned a result with a size exceeding the maximum number of bytes service"
                            + " limit.");
        }
        return value;
    }
}
