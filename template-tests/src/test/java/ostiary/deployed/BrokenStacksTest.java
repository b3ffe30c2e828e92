package ostiary.deployed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;
import static org.junit.jupiter.api.parallel.ExecutionMode.SAME_THREAD;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import ostiary.blueprint.ServiceFunction;
import ostiary.template.Synthesis;

/// Mistakes in a stack, made on purpose: the suite must fail at each of them, or its silence means nothing.
@Execution(CONCURRENT)
class BrokenStacksTest {
    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake(
                        "a handler that is no class",
                        template -> signUp(template).put("Handler", "ostiary.functions.SignupHandler")),
                mistake(
                        "a variable misspelt",
                        template -> rename(
                                signUp(template).withObject("/Environment/Variables"),
                                "OSTIARY_TABLE",
                                "OSTIARY_TABEL")),
                mistake("another sort key", BrokenStacksTest::renameSortKey),
                mistake(
                        "no right to write",
                        template -> policy(template, "Signup")
                                .withObject("/PolicyDocument")
                                .withArray("Statement")
                                .forEach(statement -> without(statement.path("Action"), "dynamodb:PutItem"))),
                mistake(
                        "no right for the gateway to invoke",
                        template -> template.required("Resources").forEach(BrokenStacksTest::letAnotherInvoke)),
                mistake("too little memory", template -> signUp(template).put("MemorySize", 128)),
                mistake("too little time", template -> signUp(template).put("Timeout", 0)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    @Execution(SAME_THREAD)
    void failTheSuite(String name, Consumer<ObjectNode> mistake) {
        var template = (ObjectNode) SharedStack.template();
        mistake.accept(template);

        assertThat(catchThrowable(() -> {
                    var broken = "broken-" + name.hashCode();
                    try (var stack = SharedStack.deployQuickly(broken, template, Synthesis.MAIL_FROM)) {
                        new Story(stack).signUp();
                    }
                }))
                .isNotNull();
    }

    @Test
    @Execution(SAME_THREAD)
    void withoutAMistakeDoNot() {
        try (var stack = SharedStack.deployQuickly("sound", SharedStack.template(), Synthesis.MAIL_FROM)) {
            var _ = Story.signedUp(stack);
        }
    }

    private static Arguments mistake(String name, Consumer<ObjectNode> mistake) {
        return Arguments.of(name, mistake);
    }

    private static ObjectNode signUp(ObjectNode template) {
        return function(template, ServiceFunction.SIGNUP);
    }

    static ObjectNode function(ObjectNode template, ServiceFunction declared) {
        return properties(
                template,
                resource -> resource.path("Type").asText().equals("AWS::Lambda::Function")
                        && resource.at("/Properties/Handler").asText().equals(declared.handler()));
    }

    static ObjectNode policy(ObjectNode template, String function) {
        return properties(
                template,
                resource -> resource.path("Type").asText().equals("AWS::IAM::Policy")
                        && resource.at("/Properties/PolicyName").asText().contains("Ostiary" + function + "Role"));
    }

    private static ObjectNode only(ObjectNode template, String type) {
        return properties(template, resource -> resource.path("Type").asText().equals(type));
    }

    private static ObjectNode properties(ObjectNode template, Predicate<JsonNode> which) {
        var found = template.required("Resources").valueStream().filter(which).toList();
        assertThat(found).hasSize(1);
        return (ObjectNode) found.getFirst().required("Properties");
    }

    private static void renameSortKey(ObjectNode template) {
        var table = only(template, "AWS::DynamoDB::Table");
        for (var list : List.of("KeySchema", "AttributeDefinitions")) {
            ((ObjectNode) table.withArray(list).get(1)).put("AttributeName", "sort");
        }
    }

    private static void letAnotherInvoke(JsonNode resource) {
        if (resource.path("Type").asText().equals("AWS::Lambda::Permission")
                && resource.at("/Properties/Principal").asText().startsWith("apigateway")) {
            ((ObjectNode) resource.required("Properties")).put("Principal", "s3.amazonaws.com");
        }
    }

    private static void rename(ObjectNode object, String from, String to) {
        object.set(to, object.remove(from));
    }

    private static void without(JsonNode actions, String action) {
        if (actions instanceof ArrayNode list) {
            list.removeIf(each -> each.asText().equals(action));
        }
    }
}
