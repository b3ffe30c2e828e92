package ostiary.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import ostiary.cdk.Guardrails;
import ostiary.cdk.IdentitySource.Cognito;
import ostiary.cdk.IdentitySource.Pool;
import ostiary.cdk.LogKey;
import ostiary.cdk.Network;

/// The template of a stack with all that an organization may ask for, synthesized once for all tests.
final class GuardedTemplate {
    static final String BOUNDARY = "arn:aws:iam::111122223333:policy/boundary";
    static final String PATH = "/identity/";
    static final String KEY = "arn:aws:kms:eu-central-1:111122223333:key/0a1b2c3d-1111-2222-3333-444455556666";
    static final List<String> SUBNETS = List.of("subnet-0a1b2c3d4e5f60718", "subnet-0b1c2d3e4f5061728");
    static final List<String> GROUPS = List.of("sg-0c1d2e3f405162738");
    static final Map<String, String> TAGS = Map.of("team", "identity", "cost-center", "4711");

    static final Guardrails GUARDRAILS =
            Guardrails.none().withTags(TAGS).withPermissionsBoundary(BOUNDARY).withRolePath(PATH);

    private static final Pool POOL = new Pool.Existing(
            "eu-central-1_AbCd12345",
            "1example23456789",
            Optional.of("arn:aws:secretsmanager:eu-central-1:111122223333:secret:pool-AbCdEf"),
            Optional.of(KEY));

    static final Template TEMPLATE = Template.of(Synthesis.run(props -> props.guardrails(GUARDRAILS)
            .network(new Network(SUBNETS, GROUPS))
            .logKey(new LogKey.Existing(KEY))
            .source(new Cognito(POOL))));

    private GuardedTemplate() {}
}
