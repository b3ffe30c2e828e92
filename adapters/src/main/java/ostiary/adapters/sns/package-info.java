/// Amazon SNS: the topic of events.
@org.jspecify.annotations.NullMarked
package ostiary.adapters.sns;
