namespace Nadia.Tests.Bot.WTelegram.Journeys;

/// <summary>The journeys run one after the other and beside nothing else, so that their figures mean something.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class OneAfterTheOther
{
    public const string Name = "Telegram journeys";
}
