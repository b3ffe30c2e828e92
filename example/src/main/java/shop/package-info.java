/// An example of a team's own CDK app: a shop whose APIs of every kind are protected by Ostiary.
@org.jspecify.annotations.NullMarked
package shop;
