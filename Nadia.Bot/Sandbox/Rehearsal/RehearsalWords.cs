using System.Diagnostics;
using Nadia.Core.Common;

namespace Nadia.Bot.Sandbox.Rehearsal;

/// <summary>What the scenarios are called, in the language of whoever looks.</summary>
internal static class RehearsalWords
{
    public static string Name(string key) => key switch
    {
        "burst" => Words.Of("One thought in six messages"),
        "rush" => Words.Of("Ten customers at once"),
        "angry" => Words.Of("An angry customer"),
        "second-thoughts" => Words.Of("Second thoughts"),
        "cry-for-help" => Words.Of("A cry for help"),
        "orders" => Words.Of("Orders to the machine"),
        "bad-line" => Words.Of("A bad line"),
        "models-away" => Words.Of("Models that fail"),
        _ => throw new UnreachableException(),
    };

    public static string About(string key) => key switch
    {
        "burst" => Words.Of("Quick messages are joined into one draft, and typing puts it off within its limit."),
        "rush" => Words.Of("The queue fills within seconds: longest waiting, riskiest and most valuable first."),
        "angry" => Words.Of("They write again while the answer is on its way: what has not left comes back, and nothing stale is sent."),
        "second-thoughts" => Words.Of("Edits and deletions make a draft stale; the reviewer's text stays and the news is shown."),
        "cry-for-help" => Words.Of("It goes before all others and is never answered from a template."),
        "orders" => Words.Of("A customer's words are data: they are flagged, and no model takes orders from them."),
        "bad-line" => Words.Of("An answer is lost, the channel asks to wait, a customer blocks the business: each bubble arrives once or comes back."),
        "models-away" => Words.Of("Messages wait unwritten with the reason; Draft it asks again, and the drafts come by themselves once the models answer."),
        _ => throw new UnreachableException(),
    };
}
