package ostiary.cdk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ostiary.blueprint.EventFunction;
import ostiary.blueprint.Setting;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.iam.AccountPrincipal;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.stepfunctions.CfnStateMachine;
import software.constructs.Construct;

/// Deletions of accounts that other services take part in, run by Step Functions: each is asked whether the account may
/// go, and told to delete what it has once that is certain. `docs/deletion.md` has the steps.
///
/// An event of a request for deletion starts an execution. Its data is encrypted with a key of its own, and in no log.
public final class DeletionSaga extends Construct {
    private static final int DATA_KEY_SECONDS = 300;

    private final Map<String, SagaQueue> asked = new LinkedHashMap<>();
    private final SagaQueue replies;
    private final Role role;
    private final CfnStateMachine machine;
    private final List<Alarm> alarms;

    public DeletionSaga(Construct scope, String id, DeletionSagaProps props) {
        super(scope, id);
        var steps = function(props, EventFunction.SAGA_STEPS, Map.of());
        props.functions().letTakeSteps(steps);
        props.participants().forEach(name -> asked.put(name, new SagaQueue(this, "Ask-" + name)));
        this.replies = new SagaQueue(this, "Replies");
        var key = key();
        this.role = role(key, steps);
        this.machine = machine(props, steps, key);
        var answers = function(props, EventFunction.SAGA_REPLIES, Map.of());
        answers.allow(List.of("states:SendTaskSuccess", "states:SendTaskHeartbeat"), List.of(arn()));
        replies.deliverTo(answers);
        var starter = function(
                props,
                EventFunction.SAGA_STARTER,
                Map.of(
                        Setting.SAGA_MACHINE,
                        arn(),
                        Setting.SAGA_WINDOW,
                        Integer.toString(props.functions().sagaWindow().hours())));
        starter.allow(List.of("states:StartExecution"), List.of(arn()));
        var requests = props.events().queue(this, "deletions", EventFilter.of("user.deletion_requested"));
        requests.deliverTo(starter);
        this.alarms = new SagaAlarms(props.alarms().factory(this)).create(machine, replies, asked.values());
    }

    private AuthFunction function(DeletionSagaProps props, EventFunction declared, Map<Setting, String> settings) {
        return new AuthFunction(
                this, AuthFunction.titleCase(declared.id()), props.functions().describe(declared, settings));
    }

    private Key key() {
        return Key.Builder.create(this, "Key")
                .description("Encrypts the executions of deletions of Ostiary")
                .enableKeyRotation(true)
                .removalPolicy(Removal.of(false))
                .build();
    }

    private CfnStateMachine machine(DeletionSagaProps props, AuthFunction steps, Key key) {
        var names = new LinkedHashMap<String, String>();
        names.put(SagaDefinition.STEPS, steps.function().getFunctionArn());
        int number = 0;
        for (var queue : asked.values()) {
            names.put(SagaDefinition.queue(number++), queue.queue().getQueueUrl());
        }
        var created = CfnStateMachine.Builder.create(this, "Machine")
                .stateMachineType("STANDARD")
                .roleArn(role.getRoleArn())
                .definitionString(new SagaDefinition(props.participants()).text())
                .definitionSubstitutions(names)
                .encryptionConfiguration(CfnStateMachine.EncryptionConfigurationProperty.builder()
                        .type("CUSTOMER_MANAGED_KMS_KEY")
                        .kmsKeyId(key.getKeyArn())
                        .kmsDataKeyReusePeriodSeconds(DATA_KEY_SECONDS)
                        .build())
                .tracingConfiguration(CfnStateMachine.TracingConfigurationProperty.builder()
                        .enabled(false)
                        .build())
                .build();
        created.getNode().addDependency(role);
        Suppressions.nothingOfASagaIsLogged(created);
        return created;
    }

    /// Step Functions asks the participants, and nobody else does.
    private Role role(Key key, AuthFunction steps) {
        var created = Role.Builder.create(this, "Role")
                .assumedBy(ServicePrincipal.Builder.create("states.amazonaws.com")
                        .conditions(Map.of(
                                "StringEquals",
                                Map.of("aws:SourceAccount", Stack.of(this).getAccount())))
                        .build())
                .build();
        created.addToPolicy(
                allow(List.of("lambda:InvokeFunction"), List.of(steps.function().getFunctionArn())));
        created.addToPolicy(allow(
                List.of("sqs:SendMessage"),
                asked.values().stream()
                        .map(queue -> queue.queue().getQueueArn())
                        .toList()));
        created.addToPolicy(allow(List.of("kms:Decrypt", "kms:GenerateDataKey"), List.of(key.getKeyArn())));
        return created;
    }

    private static PolicyStatement allow(List<String> actions, List<String> resources) {
        return PolicyStatement.Builder.create()
                .actions(actions)
                .resources(resources)
                .build();
    }

    /// The ARN of the state machine.
    public String arn() {
        return machine.getAttrArn();
    }

    /// The queue in which a participant is asked.
    ///
    /// @throws IllegalArgumentException if there is no participant of that name
    public Queue requests(String participant) {
        return queue(participant).queue();
    }

    /// The queue that takes the answers of all.
    public Queue replies() {
        return replies.queue();
    }

    /// Lets a team's function answer for a participant: it gets the requests, ten at once, and may send answers to
    /// [#replies()]. It answers which of them have failed (`SQSBatchResponse`).
    ///
    /// @param function with a timeout of a minute at most
    public void letTakePart(String participant, Function function) {
        queue(participant).deliverTo(function);
        replies.queue().grantSendMessages(function);
    }

    /// Lets another account answer for a participant, by a role of its choice.
    ///
    /// @param account twelve digits
    public void letTakePart(String participant, String account) {
        Checks.require(account.matches("[0-9]{12}"), "an account has twelve digits, not " + account);
        let(
                queue(participant).queue(),
                account,
                List.of(
                        "sqs:ReceiveMessage",
                        "sqs:DeleteMessage",
                        "sqs:ChangeMessageVisibility",
                        "sqs:GetQueueAttributes"));
        let(replies.queue(), account, List.of("sqs:SendMessage"));
    }

    private static void let(Queue queue, String account, List<String> actions) {
        queue.addToResourcePolicy(PolicyStatement.Builder.create()
                .principals(List.of(new AccountPrincipal(account)))
                .actions(actions)
                .resources(List.of(queue.getQueueArn()))
                .build());
    }

    /// Keeps the queue of a service that took part in deletions and does in new ones no more: those under way ask it
    /// still. Each of them would be called off without it, or parked. Let it take part until none is left.
    ///
    /// @param participant its name as it was
    public void retire(String participant) {
        Checks.require(!asked.containsKey(participant), participant + " takes part in deletions");
        DeletionSagaProps.checkName(participant);
        var queue = new SagaQueue(this, "Ask-" + participant);
        asked.put(participant, queue);
        role.addToPolicy(allow(List.of("sqs:SendMessage"), List.of(queue.queue().getQueueArn())));
    }

    private SagaQueue queue(String participant) {
        return Optional.ofNullable(asked.get(participant))
                .orElseThrow(() -> new IllegalArgumentException(
                        participant + " takes no part in deletions, but " + String.join(", ", asked.keySet())));
    }

    /// The alarms, for further actions.
    public List<Alarm> alarms() {
        return alarms;
    }
}
