/// What IAM decides: the policies of a template's roles, and whether they allow what somebody asks to do.
@org.jspecify.annotations.NullMarked
package ostiary.emulators.aws.iam;
