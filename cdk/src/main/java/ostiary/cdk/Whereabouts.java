package ostiary.cdk;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnRule;
import software.amazon.awscdk.CfnRuleAssertion;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Token;
import software.constructs.Construct;

/// The account and the region of what an ARN names.
record Whereabouts(String region, String account) {
    private static final int REGION = 3;
    private static final int ACCOUNT = 4;

    /// Empty if that is not known before the deployment.
    static Optional<Whereabouts> of(String arn) {
        if (Token.isUnresolved(arn)) {
            return Optional.empty();
        }
        var parts = arn.split(":", -1);
        return Optional.of(new Whereabouts(parts[REGION], parts[ACCOUNT]));
    }

    static void requireTogether(String otherwise, String... arns) {
        Checks.require(
                Stream.of(arns).flatMap(arn -> of(arn).stream()).distinct().count() <= 1, otherwise);
    }

    /// Refuses to deploy what is elsewhere to a stack: functions look in their own region, and by name. A template
    /// that names no account and no region is refused by CloudFormation, before it changes anything
    /// (<https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/rules-section-structure.html>).
    ///
    /// @param what begins the sentence
    /// @throws IllegalArgumentException if it is known now that the stack is elsewhere
    void requireOf(Construct scope, String what) {
        var stack = Stack.of(scope);
        refuseAnother(what, region, stack.getRegion());
        refuseAnother(what, account, stack.getAccount());
        CfnRule.Builder.create(scope, "IsHere")
                .assertions(List.of(
                        isHere(Aws.REGION, region, what + " is in " + region + ": deploy the stack there"),
                        isHere(Aws.ACCOUNT_ID, account, what + " is in the account " + account + ": use that one")))
                .build();
    }

    private static CfnRuleAssertion isHere(String here, String there, String otherwise) {
        return CfnRuleAssertion.builder()
                .assertValue(Fn.conditionEquals(here, there))
                .assertDescription(otherwise)
                .build();
    }

    private static void refuseAnother(String what, String there, String here) {
        Checks.require(
                Token.isUnresolved(here) || here.equals(there),
                what + " is in " + there + ", and the stack in " + here);
    }
}
