package ostiary.cdk.cost;

/// Something of which there is only so much.
///
/// @param demand in the busiest second
/// @param ceiling in the same unit
/// @param whose who raises it: `ours` is a setting, `a quota` AWS raises, `fixed` nobody
/// @param source where the ceiling stands
record GrowthLimit(String what, double demand, double ceiling, String whose, String source) {
    double share() {
        return demand / ceiling;
    }

    boolean isHit() {
        return share() > 1;
    }
}
