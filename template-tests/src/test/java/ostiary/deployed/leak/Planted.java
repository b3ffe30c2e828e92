package ostiary.deployed.leak;

/// A secret that must not be printed.
///
/// @param kind what it is, for the report
public record Planted(String kind, String value) {
    @Override
    public String toString() {
        return kind;
    }
}
