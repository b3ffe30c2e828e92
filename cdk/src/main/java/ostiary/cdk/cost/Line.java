package ostiary.cdk.cost;

/// A line of the bill.
///
/// @param what is paid for
/// @param count of it a month
/// @param price for it
/// @param note empty if it needs none
record Line(String what, double count, ListPrice price, String note) {
    double dollars() {
        return price.of(count);
    }
}
