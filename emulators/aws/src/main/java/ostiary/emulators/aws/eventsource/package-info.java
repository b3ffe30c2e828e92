/// Lambda's event source mappings, driven step by step.
@org.jspecify.annotations.NullMarked
package ostiary.emulators.aws.eventsource;
