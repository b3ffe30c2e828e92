package ostiary.edge.page;

/// Why an address can't be confirmed now.
public sealed interface AddressTrouble extends Trouble permits Trouble.WrongPassword, Trouble.TooManyTries {}
