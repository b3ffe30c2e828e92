/// Lambda on this machine: each execution environment is a JVM of its own under AWS's runtime client, with the handler,
/// the variables, the memory and the timeout that it is given.
@org.jspecify.annotations.NullMarked
package ostiary.emulators.lambda;
