/// What the shop's functions run.
@org.jspecify.annotations.NullMarked
package shop.orders;
