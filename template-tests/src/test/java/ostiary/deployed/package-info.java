/// The stack as it would be deployed, run whole on this machine: its own handlers, variables, memory, timeouts, routes
/// and policies, with real parts behind them.
@org.jspecify.annotations.NullMarked
package ostiary.deployed;
