package ostiary.edge.page;

/// The troubles that a code can have.
public sealed interface SecondFactorTrouble extends Trouble permits Trouble.WrongCode, Trouble.TooManyTries {}
