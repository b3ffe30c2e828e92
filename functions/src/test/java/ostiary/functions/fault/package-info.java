/// Whole functions while AWS fails them: brown-outs, floods of logins, names that don't resolve.
@org.jspecify.annotations.NullMarked
package ostiary.functions.fault;
