package ostiary.functions.rehearsal;

import ostiary.blueprint.ServiceFunction;

/// Runs one version of each function.
@FunctionalInterface
public interface VersionInvoker {
    /// Invokes it and waits for what it returns.
    Result invoke(ServiceFunction function, String event);

    /// What an invocation came to.
    ///
    /// @param failed whether the function threw, crashed or took too long; then the payload says so
    record Result(boolean failed, String payload) {
        /// It can hold tokens.
        @Override
        public String toString() {
            return failed ? "failed" : "answered";
        }
    }
}
