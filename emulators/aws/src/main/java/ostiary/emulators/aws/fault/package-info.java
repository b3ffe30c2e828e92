/// A proxy on loopback that injects faults into requests, responses and connections on demand.
@org.jspecify.annotations.NullMarked
package ostiary.emulators.aws.fault;
