/// A service that fails on demand: a proxy on loopback that knows a request, its answer and what lies between them.
@org.jspecify.annotations.NullMarked
package ostiary.emulators.aws.fault;
