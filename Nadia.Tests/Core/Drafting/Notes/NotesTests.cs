using Nadia.Core.Conversations;
using Nadia.Core.Customers.Facts;
using Nadia.Core.Drafting;
using Nadia.Core.Drafting.Notes;

namespace Nadia.Tests.Core.Drafting.Notes;

public sealed class NotesTests
{
    [Fact]
    public void Facts_and_promises_are_read_beside_the_bubbles()
    {
        const string answer = """
            Sure: {"bubbles": ["I'll send it tomorrow."], "facts": [{"text": "prefers mornings", "quote": "mornings are best"}],
            "commitments": [{"text": "send it", "quote": "I'll send it tomorrow.", "when": "tomorrow"}]}
            """;
        var notes = NotesReader.Read(answer);
        Assert.Equal([new FactNote("prefers mornings", "mornings are best")], notes.Facts);
        Assert.Equal([new PromiseNote("send it", "I'll send it tomorrow.", "tomorrow")], notes.Promises);
        Assert.Equal(["I'll send it tomorrow."], BubbleText.Read(answer, "not used"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Just a sentence.")]
    [InlineData("""["one", "two"]""")]
    [InlineData("""{"bubbles": ["Hi"]}""")]
    [InlineData("""{"bubbles": ["Hi"], "facts": "prefers mornings", "commitments": {"text": "x"}}""")]
    [InlineData("""{"bubbles": ["Hi"], "facts": ["prefers mornings", {"text": 3, "quote": "q"}, {"text": "no quote"}]}""")]
    [InlineData("""{"bubbles": ["Hi"], "facts": [{"text": "   ", "quote": "mornings"}]""")]
    [InlineData("""{"bubbles": ["Hi"], "facts": [{"text": "half \ud83d", "quote": 1}]}""")]
    public void What_is_not_of_the_form_is_no_note_and_no_failure(string answer)
    {
        var notes = NotesReader.Read(answer);
        Assert.Empty(notes.Facts);
        Assert.Empty(notes.Promises);
    }

    [Fact]
    public void What_is_too_long_to_be_checked_at_a_glance_is_passed_over()
    {
        var text = new string('a', FactRules.MaxText + 1);
        Assert.Empty(NotesReader.Read($$"""{"facts": [{"text": "{{text}}", "quote": "mornings"}]}""").Facts);
    }

    [Theory]
    [InlineData("mornings are best", true)]
    [InlineData("mornings\n are   best", true)]
    [InlineData("Mornings are best", false)]
    [InlineData("mornings are the best", false)]
    [InlineData("ornings are", false)]
    [InlineData("are", false)]
    [InlineData("", false)]
    public void A_quote_must_stand_word_for_word_in_the_text(string quote, bool stands) =>
        Assert.Equal(stands, Quotation.IsIn("Well, mornings   are best\nfor me.", quote));

    [Fact]
    public void A_fact_rests_on_a_message_of_the_customers_own()
    {
        ContextMessage[] messages = [new(1, MessageDirection.Out, "mornings are best"), new(2, MessageDirection.In, "for me mornings are best")];
        FactNote[] notes = [new("prefers mornings", "mornings are best"), new("has two dogs", "my two dogs")];
        Assert.Equal([new FoundFact("prefers mornings", "mornings are best", 2)], notes.Verified(messages));
    }

    [Fact]
    public void Case_accents_and_full_stops_make_no_second_fact()
    {
        Assert.Equal(FactRules.KeyOf("Prefers the café."), FactRules.KeyOf(" prefers THE cafe "));
        Assert.NotEqual(FactRules.KeyOf("prefers mornings"), FactRules.KeyOf("prefers evenings"));
        Assert.Equal("👍", FactRules.KeyOf(" 👍 "));
    }
}
