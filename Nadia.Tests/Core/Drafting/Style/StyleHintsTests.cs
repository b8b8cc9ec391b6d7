using Nadia.Core.Conversations;
using Nadia.Core.Drafting.Style;

namespace Nadia.Tests.Core.Drafting.Style;

public sealed class StyleHintsTests
{
    [Theory]
    [InlineData("Which day suits you?", true)]
    [InlineData("Which day suits you?)", true)]
    [InlineData("¿Qué día te viene bien", true)]
    [InlineData("Really?!", true)]
    [InlineData("It is here: https://shop.example/?id=3", false)]
    [InlineData("I'm checking and write to you.", false)]
    public void A_question_in_the_last_reply_is_seen_and_a_link_is_none(string reply, bool asked) =>
        Assert.Equal(asked, Of(In("hi"), Out(reply), In("hm")).Asked);

    [Fact]
    public void Every_bubble_of_the_last_reply_counts_and_the_replies_before_it_do_not()
    {
        Assert.True(Of(In("hi"), Out("Which one?"), Out("Take your time."), In("hm")).Asked);
        Assert.False(Of(In("hi"), Out("Which one?"), In("the blue one"), Out("Noted."), In("thanks")).Asked);
        Assert.False(Of(In("hi")).Asked);
    }

    [Theory]
    [InlineData("I'm checking with the team and write to you.", "Let me see, I'm checking with the team today.", "checking with the team")]
    [InlineData("Lo consulto con el equipo.", "Ahora mismo lo CONSULTO con el equipo, ¡claro!", "CONSULTO con el equipo")]
    [InlineData("Cuídate mucho, querida amiga.", "Gracias, querida amiga.", "querida amiga")]
    public void What_was_said_twice_in_the_same_words_is_repeated_as_it_was_spelt_last(string first, string second, string phrase) =>
        Assert.Equal([phrase], Of(In("hola"), Out(first), In("ok"), Out(second), In("ok")).Repeated);

    [Theory]
    [InlineData("It is on the table.", "It is on the floor.")]
    [InlineData("Es de la tienda.", "Es de la casa.")]
    [InlineData("Fresh bread. Daily news.", "Bread daily.")]
    [InlineData("Happy to help, happy to help.", "Good.")]
    [InlineData("We open at 10 30 today.", "Open at 10 30 today?")]
    public void Little_words_numbers_sentence_ends_and_one_message_alone_make_no_phrase(string first, string second) =>
        Assert.DoesNotContain(Of(In("x"), Out(first), In("y"), Out(second), In("z")).Repeated, phrase => phrase.Contains(' ', StringComparison.Ordinal)
            && (phrase.StartsWith("on", StringComparison.Ordinal) || phrase.Contains("10", StringComparison.Ordinal) || phrase.Contains("bread", StringComparison.OrdinalIgnoreCase)
                || phrase.Contains("help", StringComparison.Ordinal) || phrase.StartsWith("de", StringComparison.Ordinal)));

    [Fact]
    public void The_customers_own_words_are_the_subject_and_no_repetition() =>
        Assert.Empty(Of(In("do you have the blue ceramic vase?"), Out("The blue ceramic vase is here."), In("ok"), Out("I keep the blue ceramic vase."), In("ty")).Repeated);

    [Fact]
    public void Only_the_last_twelve_of_our_messages_are_looked_at()
    {
        List<ContextMessage> messages = [Out("warm greetings friend"), .. Enumerable.Range(1, 11).Select(i => Out($"note{(char)('a' + i)}")), Out("warm greetings friend"), In("hi")];
        Assert.Empty(StyleHints.Of(messages).Repeated);
        Assert.Equal(["warm greetings friend"], StyleHints.Of(messages[1..].Prepend(Out("x")).Append(Out("warm greetings friend")).ToList()).Repeated);
    }

    [Fact]
    public void At_most_three_phrases_are_named_and_none_inside_another()
    {
        const string text = "red apples grow. green pears fall. blue plums ripen. black figs dry.";
        var repeated = Of(In("x"), Out(text), In("y"), Out(text), In("z")).Repeated;
        Assert.Equal(3, repeated.Count);
        Assert.All(repeated, phrase => Assert.Equal(3, phrase.Split(' ').Length));
    }

    [Theory]
    [InlineData(25, "hi", "how much?", "and shipping")]
    [InlineData(40, "one two three four five six seven eight nine ten", "one two three four five six seven eight nine ten", "hi")]
    [InlineData(120, "a b c d e f g h i j k l m n o p q r s t u v w x y z a b c d e f g h i j k l m n o p q r s t u v w x y z")]
    public void The_length_mirrors_the_customers_usual_message(int most, params string[] theirs) =>
        Assert.Equal(most, StyleHints.Of([.. theirs.Select(In)]).MaxWords);

    [Fact]
    public void A_reply_is_held_against_the_hints()
    {
        var hints = Of(In("hi"), Out("Happy to help. Which one?"), In("blue"), Out("Always happy to help! Which size?"), In("small"));
        Assert.Equal(
            ["Asks again: the last reply held a question too.", "Said lately: “happy to help”."],
            hints.Check(["I'm HAPPY to help.", "Which colour?"]));
        Assert.Equal(["Long for this customer: 30 words, and they write about 1."], hints.Check([string.Join(' ', Enumerable.Repeat("word", 30))]));
        Assert.Empty(hints.Check(["Noted."]));
        Assert.Empty(hints.Check([""]));
    }

    [Fact]
    public void The_same_messages_give_the_same_hints()
    {
        ContextMessage[] messages = [In("hi"), Out("quick fox jumps. lazy dog sleeps."), In("x"), Out("lazy dog sleeps. quick fox jumps."), In("y")];
        Assert.Equal(StyleHints.Of(messages).Repeated, StyleHints.Of(messages).Repeated);
        Assert.Equal(["lazy dog sleeps", "quick fox jumps"], StyleHints.Of(messages).Repeated);
    }

    private static StyleHints Of(params ContextMessage[] messages) => StyleHints.Of(messages);

    private static ContextMessage In(string text) => new(1, MessageDirection.In, text);

    private static ContextMessage Out(string text) => new(2, MessageDirection.Out, text);
}
