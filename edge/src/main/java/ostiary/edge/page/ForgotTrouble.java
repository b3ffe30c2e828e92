package ostiary.edge.page;

/// What can go wrong with the address of somebody who has forgotten a password.
public sealed interface ForgotTrouble extends Trouble permits Trouble.NoAddress, Trouble.TooManyTries {}
