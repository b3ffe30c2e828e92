package ostiary.edge.page;

/// A mistake in a mailed code and a new password.
public sealed interface ResetTrouble extends Trouble
        permits Trouble.WrongCode, Trouble.WeakPassword, Trouble.TooManyTries {}
