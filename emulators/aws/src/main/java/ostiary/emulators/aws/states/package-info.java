/// Step Functions: an interpreter of the Amazon States Language in virtual time, and the service before it.
@org.jspecify.annotations.NullMarked
package ostiary.emulators.aws.states;
