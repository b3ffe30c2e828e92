package ostiary.functions.rehearsal;

import java.time.Instant;

/// Port: for each release the one verdict, and until then who has the walk. A release is named by
/// [ostiary.service.ReleasedVersions#digest], a walker by an id that no other has.
///
/// Each operation is atomic. Whoever has lost the walk changes nothing any more.
public interface VerdictStore {
    /// Takes the walk if nobody has it, if whoever has it did not renew it in time, or if the verdict has
    /// run out. Taken again by the same walker, it is renewed.
    ///
    /// @param until when another may take it
    Standing take(String release, String walker, Instant now, Instant until);

    /// Keeps the walk for longer.
    ///
    /// @return false if it is not this walker's
    boolean renew(String release, String walker, Instant until);

    /// Ends the walk with its verdict.
    ///
    /// @param until when the release may be walked through anew
    /// @return false if the walk is not this walker's: then this verdict counts for nobody
    boolean decide(String release, String walker, Verdict verdict, Instant until);
}
