/// The edge: HTTP text on one side, the core's types and outcomes on the other. Free of Lambda and of AWS.
@org.jspecify.annotations.NullMarked
package ostiary.edge;
