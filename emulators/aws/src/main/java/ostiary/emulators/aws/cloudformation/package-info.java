/// CloudFormation, limited to what tells of a stack.
@org.jspecify.annotations.NullMarked
package ostiary.emulators.aws.cloudformation;
