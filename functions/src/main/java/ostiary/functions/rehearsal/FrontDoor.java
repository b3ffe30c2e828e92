package ostiary.functions.rehearsal;

import java.util.Map;

/// Port: the API, with the new versions behind it.
public interface FrontDoor {
    Answer ask(Call call);

    /// The authorizer's context for `accessToken`; empty if it refuses.
    Map<String, String> authorize(SyntheticUser by, String accessToken);
}
