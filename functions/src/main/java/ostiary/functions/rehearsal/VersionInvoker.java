package ostiary.functions.rehearsal;

import ostiary.blueprint.ServiceFunction;

/// Invokes one version of each function.
@FunctionalInterface
public interface VersionInvoker {
    /// Invokes a function and waits for its response.
    Result invoke(ServiceFunction function, String event);

    /// The result of an invocation.
    ///
    /// @param failed whether the function threw, crashed or timed out; then the payload tells which
    record Result(boolean failed, String payload) {
        /// Leaves out the payload, which can hold tokens.
        @Override
        public String toString() {
            return failed ? "failed" : "answered";
        }
    }
}
