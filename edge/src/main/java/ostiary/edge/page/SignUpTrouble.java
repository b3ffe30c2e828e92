package ostiary.edge.page;

/// What can go wrong with an address and a new password.
public sealed interface SignUpTrouble extends Trouble
        permits Trouble.NoAddress, Trouble.WeakPassword, Trouble.TooManyTries, Trouble.Expired {}
