package ostiary.emulators.aws;

import java.util.Map;
import ostiary.emulators.aws.iam.Access;

/// Where the stack is deployed.
public record Place(String partition, String region, String account) {
    /// The ARN of one of its resources.
    public String arn(String service, String resource) {
        return "arn:%s:%s:%s:%s:%s".formatted(partition, service, region, account, resource);
    }

    /// The ARN of something that belongs to no region, as all of IAM does.
    public String globalArn(String service, String resource) {
        return "arn:%s:%s::%s:%s".formatted(partition, service, account, resource);
    }

    /// As a function is called in what AWS says of it: it works in a session of its role.
    String user(String role) {
        return "arn:%s:sts::%s:assumed-role/%s/%s".formatted(partition, account, role, role);
    }

    /// That `service` uses a KMS key in the name of its caller (AWS KMS Developer Guide, "kms:ViaService").
    public Access through(String service, String action, String keyArn) {
        return new Access(action, keyArn, Map.of("kms:ViaService", service + "." + region + ".amazonaws.com"));
    }
}
