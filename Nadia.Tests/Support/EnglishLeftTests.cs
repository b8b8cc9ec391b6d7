namespace Nadia.Tests.Support;

/// <summary>The search for forgotten English finds it, and leaves Spanish and names alone.</summary>
public sealed class EnglishLeftTests
{
    [Theory]
    [InlineData("Approve & send")]
    [InlineData("The queue could not be loaded")]
    [InlineData("Quality 3 of 5")]
    [InlineData("Rename Mia")]
    [InlineData("A sentence with no translation yet")]
    public void English_is_found(string text) => Assert.True(EnglishLeft.IsEnglish(text));

    [Theory]
    [InlineData("Aprobar y enviar")]
    [InlineData("en espera")]
    [InlineData("Calidad 3 de 5")]
    [InlineData("CUSTOMER")]
    [InlineData("Emoji")]
    [InlineData("12 / 4,096")]
    [InlineData("Editar: Come to the shop and see it")]
    public void Spanish_statuses_and_figures_are_no_English(string text) => Assert.False(EnglishLeft.IsEnglish(text));
}
