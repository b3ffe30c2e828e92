/// CloudFormation on loopback: resolves the names and references in a template.
@org.jspecify.annotations.NullMarked
package ostiary.emulators.aws.stack;
