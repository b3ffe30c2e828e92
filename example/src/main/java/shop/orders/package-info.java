/// The shop's Lambda functions.
@org.jspecify.annotations.NullMarked
package shop.orders;
