/// Lambda on this machine: each execution environment is a JVM under AWS's runtime client, with the handler,
/// variables, memory and timeout of its function.
@org.jspecify.annotations.NullMarked
package ostiary.emulators.lambda;
