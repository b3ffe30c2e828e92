package ostiary.deployed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ostiary.emulators.aws.lambda.Caller;
import ostiary.emulators.aws.lambda.Functions;
import ostiary.emulators.aws.secrets.SecretsManagerService;
import ostiary.emulators.aws.stack.Resource;
import ostiary.emulators.aws.stack.Stack;
import ostiary.emulators.lambda.Outcome.Answered;

/// Creates the secrets of a stack, and rotates those that have a schedule.
final class Secrets {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> STEPS = List.of("createSecret", "setSecret", "testSecret", "finishSecret");

    private final Stack stack;
    private final SecretsManagerService service;

    Secrets(Stack stack, SecretsManagerService service) {
        this.stack = stack;
        this.service = service;
        stack.all("AWS::SecretsManager::Secret").forEach(this::create);
        enableRotation();
    }

    /// Holds what those of another stack hold, which is of the same template or nearly so. What that lacks stays.
    void copy(Secrets other) {
        for (var secret : stack.all("AWS::SecretsManager::Secret")) {
            other.stack.all("AWS::SecretsManager::Secret").stream()
                    .filter(each -> each.id().equals(secret.id()))
                    .findFirst()
                    .ifPresent(same -> service.replace(secret.ref(), other.service.text(same.ref())));
        }
        enableRotation();
    }

    /// Secrets Manager's part as soon as a schedule is there that rotates at once.
    void rotateAtOnce(Functions functions) {
        for (var schedule : stack.all("AWS::SecretsManager::RotationSchedule")) {
            if (schedule.property("RotateImmediatelyOnUpdate").asBoolean(true)) {
                rotate(schedule, functions);
            }
        }
    }

    /// Rotates every secret that has a schedule.
    ///
    /// @throws IllegalStateException if the rotation function fails in one of the four steps
    void rotate(Functions functions) {
        stack.all("AWS::SecretsManager::RotationSchedule").forEach(schedule -> rotate(schedule, functions));
    }

    /// Rotates one, as `aws secretsmanager rotate-secret` does.
    void rotate(String arn, Functions functions) {
        stack.all("AWS::SecretsManager::RotationSchedule").stream()
                .filter(schedule -> schedule.text("SecretId").equals(arn))
                .forEach(schedule -> rotate(schedule, functions));
    }

    /// The ARNs of those that have a schedule.
    List<String> rotated() {
        return stack.all("AWS::SecretsManager::RotationSchedule").stream()
                .map(schedule -> schedule.text("SecretId"))
                .toList();
    }

    private void enableRotation() {
        stack.all("AWS::SecretsManager::RotationSchedule")
                .forEach(schedule -> service.enableRotation(schedule.text("SecretId")));
    }

    private void create(Resource secret) {
        secret.ignore("Description");
        service.create(secret.ref(), secret.optional("KmsKeyId").orElse(""), firstText(secret));
    }

    private void rotate(Resource schedule, Functions functions) {
        var secret = schedule.text("SecretId");
        var caller =
                new Caller("secretsmanager.amazonaws.com", secret, stack.place().account());
        var token = unfinished(secret).orElseGet(() -> service.startRotation(secret));
        for (var step : STEPS) {
            var event = JSON.createObjectNode()
                    .put("Step", step)
                    .put("SecretId", secret)
                    .put("ClientRequestToken", token);
            var outcome = functions.invoke(caller, schedule.text("RotationLambdaARN"), event.toString());
            if (!(outcome instanceof Answered)) {
                throw new IllegalStateException(step + " of " + secret + ": " + outcome);
            }
        }
    }

    /// The version of a rotation that broke off: Secrets Manager takes that one up again.
    private Optional<String> unfinished(String secret) {
        var current = service.version(secret, "AWSCURRENT");
        return service.version(secret, "AWSPENDING").filter(pending -> !current.equals(Optional.of(pending)));
    }

    /// The template with a value under the generated key.
    private static String firstText(Resource secret) {
        var generated = secret.property("GenerateSecretString");
        if (!generated.has("SecretStringTemplate")) {
            return UUID.randomUUID()
                    .toString()
                    .replace("-", "")
                    .repeat(2)
                    .substring(0, generated.required("PasswordLength").asInt());
        }
        try {
            var text = (ObjectNode)
                    JSON.readTree(generated.required("SecretStringTemplate").asText());
            return text.put(
                            generated.required("GenerateStringKey").asText(),
                            UUID.randomUUID().toString())
                    .toString();
        } catch (JsonProcessingException notJson) {
            throw new IllegalArgumentException(notJson);
        }
    }
}
