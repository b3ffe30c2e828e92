package ostiary.edge.page;

/// A mistake in the address of somebody who has forgotten a password.
public sealed interface ForgotTrouble extends Trouble permits Trouble.NoAddress, Trouble.TooManyTries {}
