/// Holds what a provider publishes against what a consumer expects. In the module's test jar, for builds of both.
@org.jspecify.annotations.NullMarked
package ostiary.subscriber.contract;
