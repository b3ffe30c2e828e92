/// CDK constructs that deploy the blueprint on AWS, for `OstiaryApp` and for a team's own CDK app.
@org.jspecify.annotations.NullMarked
package ostiary.cdk;
