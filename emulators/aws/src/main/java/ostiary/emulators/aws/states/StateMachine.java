package ostiary.emulators.aws.states;

/// A state machine that has been created.
public final class StateMachine {
    private final String arn;
    private final String roleArn;
    private final Definition definition;

    StateMachine(String arn, String roleArn, Definition definition) {
        this.arn = arn;
        this.roleArn = roleArn;
        this.definition = definition;
    }

    public String arn() {
        return arn;
    }

    /// The ARN of the role by which it calls other services.
    public String roleArn() {
        return roleArn;
    }

    public String name() {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }

    Definition definition() {
        return definition;
    }
}
