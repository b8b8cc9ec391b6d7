using Nadia.Core.Common;

namespace Nadia.Web.Components.Shared;

/// <summary>PostgreSQL did not answer. Of a read nothing is lost; of a change it is not known whether it was saved.</summary>
public sealed record DatabaseAway(string Message) : Refusal(Message)
{
    public static DatabaseAway WhileReading => new(Words.Of("The database did not answer. Nothing is lost; what you see here may be out of date."));

    public static DatabaseAway WhileSaving => new(Words.Of("The database did not answer, so it is not known whether this was saved. Look before you try again."));
}
