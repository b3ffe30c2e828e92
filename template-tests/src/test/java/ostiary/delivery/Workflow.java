package ostiary.delivery;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A workflow of GitHub Actions, as it stands in the repository.
///
/// <https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax>
record Workflow(String text, JsonNode json) {
    static final Path ROOT = Path.of("..");

    private static final YAMLMapper YAML = new YAMLMapper(YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());

    record Job(String name, JsonNode json) {
        List<Step> steps() {
            return json.path("steps").valueStream().map(Step::new).toList();
        }

        String condition() {
            return json.path("if").asText();
        }

        List<String> needs() {
            var needs = json.path("needs");
            return needs.isArray()
                    ? needs.valueStream().map(JsonNode::asText).toList()
                    : Stream.of(needs.asText()).filter(name -> !name.isEmpty()).toList();
        }

        boolean mayAskForATokenOfItsOwn() {
            return json.path("permissions").has("id-token");
        }

        String scripts() {
            return steps().stream()
                    .map(Step::script)
                    .filter(script -> !script.isEmpty())
                    .collect(Collectors.joining("\n"));
        }
    }

    record Step(JsonNode json) {
        /// The action that it uses; empty if it is a script.
        String uses() {
            return json.path("uses").asText();
        }

        /// Its shell script; empty if it uses an action.
        String script() {
            return json.path("run").asText();
        }

        String with(String input) {
            return json.path("with").path(input).asText();
        }
    }

    static Workflow read(Path file) {
        try {
            var text = Files.readString(file);
            return new Workflow(text, YAML.readTree(text));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    List<Job> jobs() {
        return json.required("jobs").properties().stream()
                .map(entry -> new Job(entry.getKey(), entry.getValue()))
                .toList();
    }

    Job job(String name) {
        return new Job(name, json.required("jobs").required(name));
    }

    Stream<Step> steps() {
        return jobs().stream().flatMap(job -> job.steps().stream());
    }
}
