package ostiary.deployed;

import com.fasterxml.jackson.databind.JsonNode;
import ostiary.dynamodblocal.DynamoDbLocal;
import ostiary.dynamodblocal.Options;
import ostiary.template.StackTemplate;
import ostiary.template.Synthesis;

/// The stack of the template, deployed once for all tests. Its processes end with this one.
final class SharedStack {
    static final DynamoDbLocal DYNAMO_DB = DynamoDbLocal.start(Options.inMemory());
    static final String NAME = "shared";
    static final DeployedStack STACK = deploy(NAME, template(), Synthesis.MAIL_FROM);

    private SharedStack() {}

    /// A copy of the template.
    static JsonNode template() {
        return Synthesis.json(StackTemplate.SYNTHESIS.template());
    }

    /// Another stack, beside the shared one.
    static DeployedStack deploy(String name, JsonNode template, String verifiedIdentity) {
        return DeployedStack.deploy(
                StackTemplate.SYNTHESIS.directory(),
                Synthesis.STACK,
                template,
                name,
                DYNAMO_DB.endpoint(),
                verifiedIdentity);
    }
}
