using NetArchTest.Rules;

namespace Nadia.Tests.House;

public sealed class ArchitectureTests
{
    [Fact]
    public void Core_knows_no_web_no_screen_and_no_telegram() => Holds(
        Types.InAssembly(typeof(Nadia.Core.CoreServices).Assembly).ShouldNot()
            .HaveDependencyOnAny("Nadia.Bot", "Nadia.Web", "MudBlazor", "WTelegram", "TL", "Microsoft.AspNetCore.Components", "Microsoft.AspNetCore.Http"));

    [Fact]
    public void The_bot_knows_no_web() => Holds(
        Types.InAssembly(typeof(Nadia.Bot.DeliveryServices).Assembly).ShouldNot()
            .HaveDependencyOnAny("Nadia.Web", "MudBlazor", "Microsoft.AspNetCore.Components"));

    [Fact]
    public void Only_one_folder_sees_the_telegram_library() => Holds(
        Types.InAssembly(typeof(Nadia.Bot.DeliveryServices).Assembly).That().DoNotResideInNamespace("Nadia.Bot.WTelegram").ShouldNot()
            .HaveDependencyOnAny("WTelegram", "TL"));

    [Fact]
    public void Web_features_use_the_gateway_only_through_the_bot() => Holds(
        Types.InAssembly(typeof(Program).Assembly).ShouldNot().HaveDependencyOnAny("WTelegram", "TL"));

    private static void Holds(ConditionList rule)
    {
        var result = rule.GetResult();
        Assert.True(result.IsSuccessful, $"Broken by: {string.Join(", ", result.FailingTypeNames ?? [])}");
    }
}
