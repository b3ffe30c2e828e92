package ostiary.deployed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import ostiary.emulators.aws.iam.Policies;
import ostiary.emulators.aws.iam.Role;

/// The role of the nightly run, as `docs/nightly-account.yaml` makes it, with the part of its policies that is for
/// `ostiary accept`.
final class NightlyRole {
    private static final Path TEMPLATE = Path.of("../docs/nightly-account.yaml");
    private static final String STACK = "ostiary-nightly";

    private NightlyRole() {}

    /// @param stack the name of the stack that it is for here
    static Role of(String stack) {
        var policy = template()
                .at("/Resources/Role/Properties/Policies")
                .valueStream()
                .filter(each -> each.required("PolicyName").asText().equals("accept"))
                .findFirst()
                .orElseThrow()
                .required("PolicyDocument");
        var document = resolved(policy).toString().replace(STACK, stack);
        return new Role(stack, Policies.read(document));
    }

    static JsonNode template() {
        try {
            return new YAMLMapper().readTree(TEMPLATE.toFile());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static JsonNode resolved(JsonNode value) {
        return switch (value) {
            case ObjectNode object
            when object.has("Fn::Sub") ->
                TextNode.valueOf(object.required("Fn::Sub")
                        .asText()
                        .replace("${AWS::Partition}", DeployedStack.HERE.partition())
                        .replace("${AWS::Region}", DeployedStack.HERE.region())
                        .replace("${AWS::AccountId}", DeployedStack.HERE.account()));
            case ObjectNode object -> {
                var copy = object.objectNode();
                object.properties().forEach(entry -> copy.set(entry.getKey(), resolved(entry.getValue())));
                yield copy;
            }
            case ArrayNode array -> {
                var copy = array.arrayNode();
                array.forEach(each -> copy.add(resolved(each)));
                yield copy;
            }
            default -> value;
        };
    }
}
