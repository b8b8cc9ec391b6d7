namespace Nadia.Core.Drafting.Models;

/// <summary>The day's budget has no room for the call, so the model was not asked. The message is a sentence for reviewers.</summary>
public sealed class BudgetSpentException : Exception
{
    public BudgetSpentException()
        : this("Today's budget for the models is used up.")
    {
    }

    public BudgetSpentException(string message)
        : base(message)
    {
    }

    public BudgetSpentException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
