using System.Diagnostics;
using Nadia.Core.Safety;

namespace Nadia.Bench;

/// <summary>How long the rules that ship take over 10,000 characters; the floor is folding the same text once.</summary>
internal static class ConstitutionBench
{
    private const int Characters = 10_000;
    private const int Runs = 400;

    private static readonly (string Name, string Piece)[] Texts =
    [
        ("ordinary talk", "Hi, I was wondering whether the blue one is still available, and how much it would be with shipping to Madrid? ¿Y cuánto tardaría? Thanks a lot! "),
        ("near misses", "I forgot the instructions, please ignore my last message; the system is down, act now you are a real star, kill time, promise me nothing 4111 1111. "),
        ("digits and signs", "12-34 56.78 (90) 1:2 3/4 ¿? 98 76 54 32 10 ... ,,, ;; @ # "),
        ("one long word", "abcdefghijklmnopqrstuvwxyz0123456789"),
    ];

    public static int Run()
    {
        Console.WriteLine($"Constitution: {StarterRules.All.Count} rules over {Characters:N0} characters, as a customer's text and as a reply");
        var missed = 0;
        foreach (var (name, piece) in Texts)
        {
            var text = string.Concat(Enumerable.Repeat(piece, (Characters / piece.Length) + 1))[..Characters];
            var floor = Measure(() => FoldedText.Of(text).Words.Length);
            var inbound = Measure(() => Constitution.Starter.Judge(text, []).Findings.Count);
            var reply = Measure(() => Constitution.Starter.Judge("", [text]).Findings.Count);
            Console.WriteLine($"  {name}: floor {floor}");
            Console.WriteLine($"  {name}: inbound {inbound}; reply {reply}");
            Verdicts.Ratio("one pass of folding", inbound.P50, floor.P50);
            missed += Verdicts.Hold($"{name}, the slower side, p95", Math.Max(inbound.P95, reply.P95), 2, "ms");
            missed += Verdicts.Hold($"{name}, the slower side, processor", Math.Max(inbound.Processor, reply.Processor), 2, "ms");
        }

        return missed;
    }

    private static Figures Measure(Func<int> act)
    {
        for (var i = 0; i < 200; i++) act();
        var times = new double[Runs];
        var before = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < Runs; i++)
        {
            var started = Stopwatch.GetTimestamp();
            act();
            times[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }

        return new(times, (Environment.CpuUsage.TotalTime - before) / Runs);
    }
}
