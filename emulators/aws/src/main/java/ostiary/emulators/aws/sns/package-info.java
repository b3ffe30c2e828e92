/// SNS: standard topics in memory, with queues as subscribers.
@org.jspecify.annotations.NullMarked
package ostiary.emulators.aws.sns;
