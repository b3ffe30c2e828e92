/// The Lambda handlers, their configuration, and the wiring of everything behind them.
@org.jspecify.annotations.NullMarked
package ostiary.functions;
