namespace Nadia.Core.Review.Checks;

/// <summary>What is wrong with a known-bad draft.</summary>
public enum CheckCategory
{
    /// <summary>It promises what nobody may promise.</summary>
    Promise,

    /// <summary>It asks for card, bank or account data.</summary>
    BankData,

    /// <summary>It gives somebody's data away.</summary>
    Privacy,

    /// <summary>It says what is not so, or answers another question.</summary>
    WrongFact,

    /// <summary>It presses, offends or talks down.</summary>
    Manners,

    /// <summary>It gives advice that only a professional may give.</summary>
    Advice,

    /// <summary>It denies that a machine had a part in it.</summary>
    Denial,

    Other,
}
