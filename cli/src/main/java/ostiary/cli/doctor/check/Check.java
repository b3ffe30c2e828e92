package ostiary.cli.doctor.check;

import java.util.List;
import ostiary.cli.aws.UnreadException;

/// Looks at one thing.
public interface Check {
    /// In a word or two.
    String name();

    /// At least one finding; a single [State#OK] if nothing is wrong.
    ///
    /// @throws UnreadException if it can't be looked at
    List<Finding> look(Deployment deployment) throws UnreadException;
}
