/// The audit trail, as events fill it.
@org.jspecify.annotations.NullMarked
package ostiary.functions.trail;
