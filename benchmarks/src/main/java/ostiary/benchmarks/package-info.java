/// The budgets of the service, each measured beside its floor or peer in the same process, and printed as one table.
@org.jspecify.annotations.NullMarked
package ostiary.benchmarks;
