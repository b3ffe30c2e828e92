/// IAM policy evaluation for the roles in a template.
@org.jspecify.annotations.NullMarked
package ostiary.emulators.aws.iam;
