package ostiary.functions.rehearsal;

import java.util.Map;

/// Port: the API, with the new versions behind it.
public interface FrontDoor {
    Answer ask(Call call);

    /// What the authorizer says of the bearer of `accessToken`; empty if it lets nobody in.
    Map<String, String> authorize(SyntheticUser by, String accessToken);
}
