/// An example of a team's own CDK app: a shop whose APIs of each kind have Ostiary before them.
@org.jspecify.annotations.NullMarked
package shop;
