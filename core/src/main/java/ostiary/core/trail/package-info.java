/// The audit trail: records of what happened, each chained to the one before it.
@org.jspecify.annotations.NullMarked
package ostiary.core.trail;
