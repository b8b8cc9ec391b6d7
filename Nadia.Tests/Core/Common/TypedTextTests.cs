using System.Text.Encodings.Web;
using System.Text.Json;
using Nadia.Core.Common;
using Nadia.Core.Drafting.Prompts;
using Nadia.Core.Drafting.Prompts.Starters;

namespace Nadia.Tests.Core.Common;

public sealed class TypedTextTests
{
    private static readonly JsonSerializerOptions AsABrowser = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Theory]
    [InlineData("a", 1)]
    [InlineData("я", 2)]
    [InlineData("漢", 3)]
    [InlineData("😀", 4)]
    [InlineData("\n", 2)]
    [InlineData("\"", 2)]
    [InlineData("\\", 2)]
    [InlineData("\u0001", 6)]
    public void A_letter_takes_as_many_bytes_as_the_browser_writes_for_it(string letter, int bytes) => Assert.Equal(bytes, TypedText.Bytes(letter));

    [Theory]
    [InlineData("a")]
    [InlineData("я")]
    [InlineData("漢")]
    [InlineData("\n")]
    [InlineData("\u0001")]
    public void As_much_as_fits_makes_a_message_that_arrives(string letter)
    {
        var text = string.Concat(Enumerable.Repeat(letter, TypedText.MaxBytes / TypedText.Bytes(letter)));
        object[] message =
        [
            new { eventHandlerId = int.MaxValue, eventName = "input", eventFieldInfo = new { componentId = int.MaxValue, fieldValue = text } },
            new { value = text },
        ];
        // 150 for the call's name, number and frame around it.
        Assert.InRange(JsonSerializer.SerializeToUtf8Bytes(message, AsABrowser).Length + 150, TypedText.MaxBytes, TypedText.MaxMessage);
        Assert.True(TypedText.Fits(text));
        Assert.False(TypedText.Fits(text + letter));
    }

    [Fact]
    public void A_prompt_may_be_as_long_in_Cyrillic_as_in_English_and_shorter_in_Chinese()
    {
        Assert.Null(PromptRules.Text(new string('a', PromptRules.MaxText)));
        Assert.Null(PromptRules.Text(new string('я', PromptRules.MaxText)));
        Assert.Null(PromptRules.Text(new string('漢', TypedText.MaxBytes / 3)));
        Assert.Equal("text", PromptRules.Text(new string('漢', (TypedText.MaxBytes / 3) + 1))!.Field);
        foreach (var key in PromptKeys.All) Assert.Null(PromptRules.Text(StarterPrompts.Of(key)));
    }
}
