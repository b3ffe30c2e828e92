/// The shop's copy of its customers, which Ostiary's events keep right.
@org.jspecify.annotations.NullMarked
package shop.customers;
