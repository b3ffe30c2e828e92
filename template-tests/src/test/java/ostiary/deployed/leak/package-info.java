/// Looks for secrets in what was printed.
@org.jspecify.annotations.NullMarked
package ostiary.deployed.leak;
