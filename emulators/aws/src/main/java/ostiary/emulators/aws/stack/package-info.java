/// What CloudFormation makes of a template: every name and reference in it, resolved.
@org.jspecify.annotations.NullMarked
package ostiary.emulators.aws.stack;
