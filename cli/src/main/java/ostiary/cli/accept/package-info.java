/// `ostiary accept`: whether a deployed stack does what users and the documentation expect, and AWS what we assume.
@org.jspecify.annotations.NullMarked
package ostiary.cli.accept;
