/// SQS: standard queues in memory.
@org.jspecify.annotations.NullMarked
package ostiary.emulators.aws.sqs;
