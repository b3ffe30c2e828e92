/// AWS Step Functions, which runs the deletions that other services take part in.
@org.jspecify.annotations.NullMarked
package ostiary.adapters.states;
