/// Primes a function for its SnapStart snapshot: its whole work is done beforehand against a stand-in for AWS.
@org.jspecify.annotations.NullMarked
package ostiary.functions.priming;
