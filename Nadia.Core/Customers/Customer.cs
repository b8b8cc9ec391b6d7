using Nadia.Core.Common;

namespace Nadia.Core.Customers;

/// <summary>A person who writes to the business on Telegram.</summary>
public sealed class Customer
{
    public long Id { get; private set; }

    /// <summary>The Telegram id as text; unique.</summary>
    public required string UserId { get; init; }

    /// <summary>The name the customer shows on Telegram; changes when they change it.</summary>
    public string? Name { get; set; }

    public string? Username { get; set; }

    /// <summary>IETF tag of the language Telegram reports for the customer, when it does.</summary>
    public string? Language { get; set; }

    /// <summary>What the team calls the customer; at most 50 characters.</summary>
    public string? Nickname { get; private set; }

    /// <summary>What the team knows of the customer; goes into the model's context.</summary>
    public string? Notes { get; set; }

    public CustomerStatus Status { get; private set; }

    /// <summary>Lifetime value in USD: the sum of the ledger's changes, never below 0.</summary>
    public decimal LtvUsd { get; private set; }

    /// <summary>While set, what the customer writes is kept in quarantine and not drafted.</summary>
    public DateTimeOffset? SilencedAt { get; private set; }

    public string? SilencedBy { get; private set; }

    /// <summary>True for the customer of an attention check: nobody, and in no list or figure.</summary>
    public bool IsInvented { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; set; }

    /// <summary>What the search looks in; made by PostgreSQL from the names and the id.</summary>
    public string SearchText { get; private set; } = "";

    public CustomerStanding Standing => new(Status, LtvUsd);

    public bool IsSilenced => SilencedAt is not null;

    /// <summary>The name the team sees: the nickname, else the Telegram name, else the id.</summary>
    public string DisplayName => CustomerNames.Display(Nickname, Name, UserId);

    /// <summary>
    /// Moves the customer to <paramref name="change"/>'s status and adds its signed LTV change.
    /// Answers the history row to keep, or null when nothing changes.
    /// </summary>
    public Outcome<StatusTransition?> Change(StatusChange change, Actor actor, DateTimeOffset now)
    {
        var after = LtvUsd + change.LtvChange;
        if (after < 0) return new WouldGoNegative(LtvUsd, change.LtvChange);
        if (after > LtvRules.MaxTotal) return new Invalid("ltv_amount", Words.Fill($"must leave a total of at most {LtvRules.MaxTotal:N2} USD."));
        if (change.NewStatus == Status && change.LtvChange == 0) return (StatusTransition?)null;

        var transition = StatusTransition.Of(this, change, after, actor, now);
        Status = change.NewStatus;
        LtvUsd = after;
        UpdatedAt = now;
        return transition;
    }

    public void Rename(string? nickname, DateTimeOffset now)
    {
        Nickname = string.IsNullOrWhiteSpace(nickname) ? null : nickname.Trim();
        UpdatedAt = now;
    }

    public void Silence(Actor actor, DateTimeOffset now) => (SilencedAt, SilencedBy, UpdatedAt) = (now, actor.Name, now);

    public void Unsilence(DateTimeOffset now) => (SilencedAt, SilencedBy, UpdatedAt) = (null, null, now);
}
