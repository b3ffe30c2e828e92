package ostiary.subscriber.contract;

/// One expectation that is not kept.
///
/// @param where in the consumer's expectations, such as `access-token.json /properties/sub`
public record Break(String where, String what) {
    @Override
    public String toString() {
        return where + ": " + what;
    }
}
