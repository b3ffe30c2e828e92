package ostiary.emulators.aws.states;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import ostiary.emulators.aws.AwsFailure;
import ostiary.emulators.aws.UnmodelledException;
import ostiary.emulators.aws.iam.Access;
import ostiary.emulators.aws.iam.Decision;
import ostiary.emulators.aws.iam.Principal;
import ostiary.emulators.aws.iam.ResourcePolicy;
import ostiary.emulators.aws.iam.Role;
import ostiary.emulators.aws.sns.Notification;
import ostiary.emulators.aws.sns.SnsService;
import ostiary.emulators.aws.sqs.MessageAttribute;
import ostiary.emulators.aws.sqs.SqsService;
import ostiary.emulators.lambda.Outcome;

/// The optimized integrations with Lambda, SQS and SNS
/// (<https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html>), each by the role of
/// its machine.
public final class ServiceTasks implements TaskInvoker {
    private static final String INTEGRATION = "arn:aws:states:::";

    private static final Map<String, Set<String>> PARAMETERS = Map.of(
            "lambda:invoke", Set.of("FunctionName", "Payload"),
            "sqs:sendMessage", Set.of("QueueUrl", "MessageBody", "MessageAttributes"),
            "sns:publish", Set.of("TopicArn", "Message", "Subject", "MessageAttributes"));

    private final Function<String, Role> roles;
    private final BiFunction<String, String, Outcome> functions;
    private final SqsService queues;
    private final SnsService topics;

    /// Creates them.
    ///
    /// @param roles the role of an ARN, which Step Functions may assume
    /// @param functions invokes a function, given its ARN and an event; an [AwsFailure] is an answer of
    ///     Lambda
    public ServiceTasks(
            Function<String, Role> roles,
            BiFunction<String, String, Outcome> functions,
            SqsService queues,
            SnsService topics) {
        this.roles = roles;
        this.functions = functions;
        this.queues = queues;
        this.topics = topics;
    }

    @Override
    public boolean has(String resource, JsonNode parameters) {
        var known = PARAMETERS.get(integration(resource));
        return known != null
                && parameters.propertyStream().map(Map.Entry::getKey).allMatch(name -> known.contains(plain(name)));
    }

    private static String integration(String resource) {
        return resource.startsWith(INTEGRATION) ? resource.substring(INTEGRATION.length()) : "";
    }

    private static String plain(String name) {
        return name.endsWith(".$") ? name.substring(0, name.length() - 2) : name;
    }

    @Override
    public TaskAnswer invoke(StateMachine machine, TaskRequest request) {
        var role = roles.apply(machine.roleArn());
        var parameters = request.parameters();
        return switch (integration(request.resource())) {
            case "lambda:invoke" -> invoke(role, parameters);
            case "sqs:sendMessage" -> send(role, parameters);
            case "sns:publish" -> publish(role, parameters);
            default -> throw new UnmodelledException("resource " + request.resource());
        };
    }

    /// The permission is `lambda:InvokeFunction` on the function, with its qualifier
    /// (<https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html>).
    private TaskAnswer invoke(Role role, JsonNode parameters) {
        var function = parameters.path("FunctionName").asText();
        var refusal = refusal(role, List.of(Access.of("lambda:InvokeFunction", function)));
        if (refusal.isPresent()) {
            return new TaskAnswer.Failed("Lambda.AWSLambdaException", refusal.get());
        }
        try {
            var payload = parameters.has("Payload") ? parameters.get("Payload").toString() : "{}";
            return LambdaAnswers.of(functions.apply(function, payload));
        } catch (AwsFailure failure) {
            return new TaskAnswer.Failed("Lambda." + failure.type(), String.valueOf(failure.getMessage()));
        }
    }

    /// "MessageBody" that is no text is sent as JSON
    /// (<https://docs.aws.amazon.com/step-functions/latest/dg/connect-sqs.html>).
    private TaskAnswer send(Role role, JsonNode parameters) {
        var url = parameters.path("QueueUrl").asText();
        var queue = queues.queues().stream()
                .filter(each -> SqsService.url(each.arn()).equals(url))
                .findFirst();
        if (queue.isEmpty()) {
            return new TaskAnswer.Failed("SQS.QueueDoesNotExistException", "The specified queue does not exist.");
        }
        var arn = queue.get().arn();
        var refusal =
                refusal(role, queues.toSend(arn)).or(() -> denied(queue.get().policy(), "sqs:SendMessage", arn));
        if (refusal.isPresent()) {
            return new TaskAnswer.Failed("SQS.AmazonSQSException", refusal.get());
        }
        var id = queue.get().send(text(parameters.path("MessageBody")), attributes(parameters));
        return new TaskAnswer.Succeeded(Json.object().put("MessageId", id));
    }

    private TaskAnswer publish(Role role, JsonNode parameters) {
        var arn = parameters.path("TopicArn").asText();
        var topic = topics.find(arn);
        if (topic.isEmpty()) {
            return new TaskAnswer.Failed("SNS.NotFoundException", "Topic does not exist");
        }
        var refusal =
                refusal(role, topics.toPublish(arn)).or(() -> denied(topic.get().policy(), "sns:Publish", arn));
        if (refusal.isPresent()) {
            return new TaskAnswer.Failed("SNS.AmazonSNSException", refusal.get());
        }
        var subject = Optional.ofNullable(parameters.path("Subject").textValue());
        var id = UUID.randomUUID().toString();
        topic.get().publish(new Notification(id, subject, text(parameters.path("Message")), attributes(parameters)));
        return new TaskAnswer.Succeeded(Json.object().put("MessageId", id));
    }

    private static String text(JsonNode body) {
        return body.isTextual() ? body.asText() : body.toString();
    }

    private static Map<String, MessageAttribute> attributes(JsonNode parameters) {
        var attributes = new TreeMap<String, MessageAttribute>();
        parameters.path("MessageAttributes").properties().forEach(each -> {
            var value = each.getValue();
            attributes.put(
                    each.getKey(),
                    new MessageAttribute(
                            value.path("DataType").asText(),
                            value.path("StringValue").asText()));
        });
        return attributes;
    }

    private static Optional<String> refusal(Role role, List<Access> needs) {
        return needs.stream()
                .filter(access -> role.decide(access) != Decision.ALLOWED)
                .findFirst()
                .map(access -> role + " is not authorized to perform: " + access.action() + " on resource: "
                        + access.resource());
    }

    private static Optional<String> denied(ResourcePolicy policy, String action, String arn) {
        var access = new Access(action, arn, Map.of("aws:SecureTransport", "true"));
        return policy.denies(Principal.aws("*"), access)
                ? Optional.of("with an explicit deny in a resource-based policy")
                : Optional.empty();
    }
}
