package ostiary.cli.doctor.check;

import java.util.List;
import ostiary.cli.aws.UnreadException;

/// Looks at one thing.
public interface Check {
    /// The name in a word or two.
    String name();

    /// The findings, at least one; a single [State#OK] if nothing is wrong.
    ///
    /// @throws UnreadException if it can't be looked at
    List<Finding> look(Deployment deployment) throws UnreadException;
}
