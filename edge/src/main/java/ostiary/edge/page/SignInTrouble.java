package ostiary.edge.page;

/// The troubles that a sign-in can have.
public sealed interface SignInTrouble extends Trouble
        permits Trouble.WrongCredentials,
                Trouble.UnknownPasskey,
                Trouble.UnconfirmedPasskey,
                Trouble.PasskeyNeeded,
                Trouble.OtherAccount,
                Trouble.TooManyTries,
                Trouble.Expired {}
