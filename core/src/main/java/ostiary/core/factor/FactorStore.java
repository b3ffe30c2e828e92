package ostiary.core.factor;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import ostiary.core.token.Sha256;
import ostiary.core.user.Credential;
import ostiary.core.user.UserId;

/// Port: the second factors of users. How many authenticators a user has confirmed stands in the login as well
/// ([Credential#factors]) and changes in the same transaction, so that no login misses one.
public interface FactorStore {
    /// How many authenticators a user may have.
    int MOST = 5;

    /// Strongly consistent: sees every acknowledged write.
    Factors find(UserId user);

    /// Keeps an authenticator that waits for its first code, in place of another that did.
    void keep(UserId user, Factors.Pending pending);

    /// Makes the authenticator that waits one that logins ask for. The user's first brings the recovery codes
    /// along.
    ///
    /// @param login as it was found: it decides whether this is the first
    /// @param recoveryCodes of the first; of another empty
    /// @return false, and nothing has changed, if the authenticator waits no more, the login is disabled or has
    ///     another number of factors than it was found with
    boolean confirm(Credential login, Authenticator confirmed, Set<Sha256> recoveryCodes);

    /// Uses up all codes of an authenticator up to those of a time step: one conditional write. Of any number of
    /// concurrent callers with one step, one wins.
    ///
    /// @param by who does, and with what: if the last use was by the same, it is done already
    boolean use(UserId user, FactorId id, long step, Sha256 by, Instant now);

    /// Uses up a recovery code: one conditional write, which one caller wins. It ends the count of
    /// wrong codes.
    ///
    /// @param by who does, and with what: if the last use was by the same, it is done already
    /// @return how many are left; empty if the user has no such code
    Optional<Integer> spend(UserId user, Sha256 recoveryCode, Sha256 by);

    /// Counts one more wrong code since the last right one.
    ///
    /// @return the count; 0 if the user has no factor
    int miss(UserId user);

    /// Ends the count of wrong codes. New recovery codes do so, too.
    void forgive(UserId user);

    /// The factors with those that the user has removed of late. Strongly consistent.
    FactorHistory history(UserId user, Instant now);

    /// Removes an authenticator as its user does: like [#remove], and it is remembered for
    /// [FactorHistory#REMEMBERED].
    boolean retire(Credential login, Authenticator removed, Instant now);

    /// Removes an authenticator for good; the last one takes the recovery codes along.
    ///
    /// @param login as it was found: it decides whether this is the last
    /// @return false, and nothing has changed, if there is no such authenticator, or the login has another
    ///     number of factors than it was found with
    boolean remove(Credential login, FactorId id);

    /// Replaces all recovery codes, by none to make them void.
    ///
    /// @return false if the user has no factor that they could stand in for
    boolean replaceRecoveryCodes(UserId user, Set<Sha256> recoveryCodes, Instant now);
}
