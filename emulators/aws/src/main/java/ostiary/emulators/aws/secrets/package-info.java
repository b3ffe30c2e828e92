/// Secrets Manager, in memory.
@org.jspecify.annotations.NullMarked
package ostiary.emulators.aws.secrets;
