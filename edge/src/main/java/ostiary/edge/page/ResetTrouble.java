package ostiary.edge.page;

/// What can go wrong with a mailed code and a new password.
public sealed interface ResetTrouble extends Trouble
        permits Trouble.WrongCode, Trouble.WeakPassword, Trouble.TooManyTries {}
