using Nadia.Core.Customers;
using Nadia.Core.Drafting.Prompts;

namespace Nadia.Core.Drafting.Context;

/// <summary>What is known of the customer, as far as a model may see it.</summary>
internal sealed record KnownCustomer(
    string UserId, string? Name, string? Nickname, string? Language, CustomerStatus Status, decimal LtvUsd, string? Notes)
{
    private const int MaxNotes = 2000;

    /// <summary>What the team has kept of what the customer said, oldest first.</summary>
    public IReadOnlyList<string> Kept { get; init; } = [];

    /// <summary>One fact a line; the customer chose some of these words, so each is kept on its line.</summary>
    public string Render()
    {
        (string Label, string? Value)[] facts =
            [("Name", Name), ("Nickname", Nickname), ("Language", Language), ("Status", Status.Name()), ("Notes", Notes), .. Kept.Select(fact => ("Known", (string?)fact))];
        return string.Join('\n', facts.Where(f => !string.IsNullOrWhiteSpace(f.Value)).Select(f => $"{f.Label}: {PromptTags.Line(f.Value!, MaxNotes)}"));
    }
}
