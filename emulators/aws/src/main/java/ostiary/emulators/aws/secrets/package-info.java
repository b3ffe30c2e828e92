/// Secrets Manager.
@org.jspecify.annotations.NullMarked
package ostiary.emulators.aws.secrets;
