/// Deletions that other services take part in: how one is started, its own steps, and the answers of the others.
@org.jspecify.annotations.NullMarked
package ostiary.functions.saga;
