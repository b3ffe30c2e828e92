/// Deletions on a laptop that another service takes part in, run by the emulator of Step Functions.
@org.jspecify.annotations.NullMarked
package ostiary.server.local.saga;
