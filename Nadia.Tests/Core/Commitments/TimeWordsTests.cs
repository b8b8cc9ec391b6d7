using System.Globalization;
using Nadia.Core.Commitments;
using Nadia.Core.Safety;

namespace Nadia.Tests.Core.Commitments;

public sealed class TimeWordsTests
{
    private static readonly TimeZoneInfo Madrid = TimeZoneInfo.FindSystemTimeZoneById("Europe/Madrid");

    // A Wednesday, 10:30 in Madrid, which is an hour ahead of UTC in winter.
    private static readonly DateTimeOffset Now = new(2026, 3, 4, 9, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("I'll send it tomorrow", "2026-03-05 18:00")]
    [InlineData("tomorrow morning at the latest", "2026-03-05 12:00")]
    [InlineData("we'll call you tomorrow at 9 am", "2026-03-05 09:00")]
    [InlineData("later today", "2026-03-04 18:00")]
    [InlineData("I'll write tonight", "2026-03-04 22:00")]
    [InlineData("this afternoon", "2026-03-04 18:00")]
    [InlineData("in two hours", "2026-03-04 12:30")]
    [InlineData("in half an hour", "2026-03-04 11:00")]
    [InlineData("within 15 minutes", "2026-03-04 10:45")]
    [InlineData("in 3 days", "2026-03-07 18:00")]
    [InlineData("in a week", "2026-03-11 18:00")]
    [InlineData("on Monday", "2026-03-09 18:00")]
    [InlineData("by Friday at 5 pm", "2026-03-06 17:00")]
    [InlineData("on Wednesday", "2026-03-11 18:00")]
    [InlineData("this week", "2026-03-06 18:00")]
    [InlineData("next week", "2026-03-13 18:00")]
    [InlineData("by 17:45", "2026-03-04 17:45")]
    [InlineData("at 9 am", "2026-03-05 09:00")]
    [InlineData("Te lo mando mañana", "2026-03-05 18:00")]
    [InlineData("mañana por la mañana", "2026-03-05 12:00")]
    [InlineData("pasado mañana", "2026-03-06 18:00")]
    [InlineData("hoy mismo", "2026-03-04 18:00")]
    [InlineData("esta noche", "2026-03-04 22:00")]
    [InlineData("en dos días", "2026-03-06 18:00")]
    [InlineData("dentro de media hora", "2026-03-04 11:00")]
    [InlineData("el sábado", "2026-03-07 18:00")]
    [InlineData("el lunes a las 10", "2026-03-09 10:00")]
    [InlineData("la semana que viene", "2026-03-13 18:00")]
    [InlineData("a las 5", "2026-03-04 17:00")]
    public void Words_that_name_a_time_are_read_in_the_desks_zone(string words, string local)
    {
        var due = TimeWords.Find(FoldedText.Of(words).Plain, Now, Madrid);
        Assert.NotNull(due);
        Assert.Equal(local, TimeZoneInfo.ConvertTime(due.Value, Madrid).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
        Assert.Equal(TimeSpan.Zero, due.Value.Offset);
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("as fast as I can")]
    [InlineData("por la mañana suelo estar")]
    [InlineData("in time")]
    [InlineData("en un momento")]
    [InlineData("it costs 5")]
    public void Words_that_name_none_are_not_guessed(string words) => Assert.Null(TimeWords.Find(FoldedText.Of(words).Plain, Now, Madrid));

    [Fact]
    public void What_is_over_today_is_due_by_the_end_of_the_day()
    {
        var evening = new DateTimeOffset(2026, 3, 4, 20, 0, 0, TimeSpan.Zero);
        Assert.Equal(new DateTimeOffset(2026, 3, 4, 22, 59, 0, TimeSpan.Zero), TimeWords.Find("today", evening, Madrid));
    }

    [Fact]
    public void An_hour_that_the_clocks_skip_is_the_one_after_it()
    {
        var night = new DateTimeOffset(2026, 3, 28, 22, 0, 0, TimeSpan.Zero);
        // At 02:00 of the 29th the clocks go on to 03:00, which is 01:00 in UTC.
        Assert.Equal(new DateTimeOffset(2026, 3, 29, 1, 30, 0, TimeSpan.Zero), TimeWords.Find("tomorrow at 2:30 am", night, Madrid));
    }
}
