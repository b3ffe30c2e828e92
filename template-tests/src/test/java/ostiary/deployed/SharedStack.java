package ostiary.deployed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import ostiary.deployed.leak.Console;
import ostiary.emulators.dynamodb.DynamoDbLocal;
import ostiary.emulators.dynamodb.Options;
import ostiary.template.StackTemplate;
import ostiary.template.Synthesis;

/// The stack of the template, deployed once for all tests. Its processes end with this one.
final class SharedStack {
    private static final Queue<DeployedStack> ALL = new ConcurrentLinkedQueue<>();

    static {
        Console.listen();
    }

    static final DynamoDbLocal DYNAMO_DB = DynamoDbLocal.start(Options.inMemory());
    static final String NAME = "shared";
    static final DeployedStack STACK = deploy(NAME, template(), Synthesis.MAIL_FROM, Optional.empty());

    private SharedStack() {}

    /// A copy of the template.
    static JsonNode template() {
        return Synthesis.json(StackTemplate.SYNTHESIS.template());
    }

    /// Another stack, beside the shared one.
    static DeployedStack deploy(String name, JsonNode template, String verifiedIdentity) {
        return deploy(name, template, verifiedIdentity, Optional.empty());
    }

    /// Another stack, beside the shared one and with its keys. Its environments run no hooks.
    static DeployedStack deployQuickly(String name, JsonNode template, String verifiedIdentity) {
        var stack = deploy(name, template, verifiedIdentity, Optional.of(STACK));
        stack.functions().runHooks(false);
        return stack;
    }

    private static DeployedStack deploy(
            String name, JsonNode template, String verifiedIdentity, Optional<DeployedStack> sameKeys) {
        var stack = DeployedStack.deploy(
                StackTemplate.SYNTHESIS.directory(),
                Synthesis.STACK,
                template,
                name,
                DYNAMO_DB.endpoint(),
                verifiedIdentity,
                sameKeys,
                Optional.empty());
        ALL.add(stack);
        return stack;
    }

    /// Another stack, of a template of its own, on what is there already. Its environments run no hooks.
    static DeployedStack deployOver(String name, Synthesis synthesis, Outlived outlived) {
        return deploy(name, synthesis, Optional.empty(), outlived);
    }

    /// A stack that stands, deployed again with a template of its own and a table that it has not made. Secrets that
    /// both templates have stay as they are. What answered so far goes on, elsewhere, until it is closed.
    static DeployedStack deployAgain(String name, DeployedStack standing, Synthesis synthesis, Outlived table) {
        return deploy(name, synthesis, Optional.of(standing), table);
    }

    private static DeployedStack deploy(
            String name, Synthesis synthesis, Optional<DeployedStack> sameKeys, Outlived outlived) {
        var stack = DeployedStack.deploy(
                synthesis.directory(),
                synthesis.stack(),
                Synthesis.json(synthesis.template()),
                name,
                DYNAMO_DB.endpoint(),
                Synthesis.MAIL_FROM,
                sameKeys,
                Optional.of(outlived));
        stack.functions().runHooks(false);
        ALL.add(stack);
        return stack;
    }

    /// Every stack that was deployed so far, those that are gone too.
    static List<DeployedStack> all() {
        return List.copyOf(ALL);
    }
}
