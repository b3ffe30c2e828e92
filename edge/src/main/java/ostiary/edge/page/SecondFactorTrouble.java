package ostiary.edge.page;

/// What can go wrong with a code.
public sealed interface SecondFactorTrouble extends Trouble permits Trouble.WrongCode, Trouble.TooManyTries {}
