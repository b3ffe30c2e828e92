/// The copy in which operators search, as events keep it in step.
@org.jspecify.annotations.NullMarked
package ostiary.functions.projection;
