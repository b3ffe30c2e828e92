/// Lambda for a deployed stack: its functions, their resource-based policies, execution roles and logs.
@org.jspecify.annotations.NullMarked
package ostiary.emulators.aws.lambda;
