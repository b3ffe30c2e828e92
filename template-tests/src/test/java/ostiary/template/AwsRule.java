package ostiary.template;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/// The rules of AWS for a template that only a deployment would find out, or the week after it.
enum AwsRule {
    CLIENTS_CAN_WRITE_WHAT_THEIR_POOL_REQUIRES(PoolRules::clients),
    A_ROLLED_BACK_CREATION_LEAVES_NOTHING_AND_STOPS_AT_NOTHING(RollbackRules::creations),
    WHO_MAY_READ_MAY_DECRYPT(template -> KeyRules.grants(template, Map.of())),
    NO_SNAPSHOT_IS_TAKEN_FOR_NOBODY(SnapshotRules::invoked),
    SNAPSHOTS_ARE_TAKEN_ONE_BY_ONE(SnapshotRules::chained),
    FUNCTIONS_IN_A_VPC_HAVE_THEIR_RIGHTS_BEFORE(VpcRules::interfaces),
    A_JWT_AUTHORIZER_COMES_WHEN_ITS_ISSUER_ANSWERS(JwtRules::order),
    ACCESS_LOGS_DO_NOT_GROW_THE_ACCOUNTS_POLICY(LogRules::accessLogs),
    NAMES_ARE_THE_STACKS_OWN(NameRules::names),
    ALARMS_WATCH_THIS_STACK_ALONE(MetricRules::alarms);

    @SuppressWarnings("ImmutableEnumChecker") // each is a method without state
    private final Function<Template, Stream<String>> rule;

    AwsRule(Function<Template, Stream<String>> rule) {
        this.rule = rule;
    }

    /// How a template breaks it, a sentence each; empty if it does not.
    List<String> broken(Template template) {
        return rule.apply(template).toList();
    }
}
