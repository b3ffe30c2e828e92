package ostiary.emulators.aws;

import java.util.Map;
import ostiary.emulators.aws.iam.Access;

/// The partition, region and account that a stack is deployed to.
public record Place(String partition, String region, String account) {
    /// The ARN of a regional resource.
    public String arn(String service, String resource) {
        return "arn:%s:%s:%s:%s:%s".formatted(partition, service, region, account, resource);
    }

    /// The ARN of a key of KMS that a resource names by its ARN or its id.
    public String keyArn(String key) {
        return key.startsWith("arn:") ? key : arn("kms", "key/" + key);
    }

    /// The ARN of a resource that belongs to no region, such as an IAM role.
    public String globalArn(String service, String resource) {
        return "arn:%s:%s::%s:%s".formatted(partition, service, account, resource);
    }

    /// The ARN that identifies a function in error messages: a session of the function's role, assumed by Lambda.
    String user(String role) {
        return "arn:%s:sts::%s:assumed-role/%s/%s".formatted(partition, account, role, role);
    }

    /// The use of a KMS key by `service` on behalf of its caller (AWS KMS Developer Guide, "kms:ViaService").
    public Access through(String service, String action, String keyArn) {
        return new Access(action, keyArn, Map.of("kms:ViaService", service + "." + region + ".amazonaws.com"));
    }
}
