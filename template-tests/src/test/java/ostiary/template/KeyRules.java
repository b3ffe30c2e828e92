package ostiary.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Who reads or writes what lies under a customer's key needs that key, through the service that keeps it
/// (<https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html>,
/// <https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html>).
final class KeyRules {
    private static final String DECRYPT = "kms:Decrypt";

    /// The uses that the key is needed for, by action; all others only see what is not encrypted.
    private static final Map<String, List<String>> SECRETS = Map.of(
            "secretsmanager:GetSecretValue", List.of(DECRYPT),
            "secretsmanager:PutSecretValue", List.of(DECRYPT, "kms:GenerateDataKey"));

    private KeyRules() {}

    /// @param elsewhere the keys of secrets and tables that are in no template, by the ARN of what they encrypt
    static Stream<String> grants(Template template, Map<String, String> elsewhere) {
        return template.all("AWS::IAM::Policy").flatMap(policy -> {
            var statements = Statement.of(policy, "PolicyDocument").toList();
            return statements.stream()
                    .flatMap(Statement::permissions)
                    .flatMap(permission -> needs(permission, template, elsewhere))
                    .distinct()
                    .filter(need -> statements.stream().noneMatch(need::isMetBy))
                    .map(need -> policy.id() + " lacks " + need);
        });
    }

    private static Stream<Need> needs(String permission, Template template, Map<String, String> elsewhere) {
        var action = permission.replaceFirst(" on .*", "");
        var resource = permission.replaceFirst(".* on ", "");
        if (action.startsWith("dynamodb:")) {
            return key(resource, "SSESpecification.KMSMasterKeyId", template)
                    .or(() -> Optional.ofNullable(elsewhere.get(resource)))
                    .map(key -> new Need(DECRYPT, key, "dynamodb"))
                    .stream();
        }
        var key = key(resource, "KmsKeyId", template).or(() -> Optional.ofNullable(elsewhere.get(resource)));
        return SECRETS.getOrDefault(action, List.of()).stream()
                .flatMap(use -> key.map(each -> new Need(use, each, "secretsmanager")).stream());
    }

    private static Optional<String> key(String resource, String property, Template template) {
        return template.behind(resource).filter(kept -> kept.has(property)).map(kept -> kept.text(property));
    }

    private record Need(String action, String key, String through) {
        boolean isMetBy(Statement statement) {
            var via = statement.condition().path("StringEquals").path("kms:ViaService");
            return statement.actions().contains(action)
                    && statement.resources().contains(key)
                    && (via.isMissingNode() || Resource.render(via).startsWith(through + "."));
        }

        @Override
        public String toString() {
            return action + " on " + key + " through " + through;
        }
    }
}
