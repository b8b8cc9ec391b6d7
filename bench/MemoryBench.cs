using System.Diagnostics;
using Nadia.Core.Drafting;

namespace Nadia.Bench;

/// <summary>How much more memory 200 drafts take while they all wait for a model that answers after 2 seconds; the floor is none in flight.</summary>
internal static class MemoryBench
{
    private const int InFlight = 200;
    private const double Mega = 1024 * 1024;
    private static readonly TimeSpan ModelTakes = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    public static async Task<int> RunAsync()
    {
        Console.WriteLine($"Memory: {InFlight} drafts in flight with a model that answers after {ModelTakes.TotalSeconds:0} s");
        using var model = new BenchModel(ModelTakes);
        await using var ground = await Ground.PrepareAsync(model);
        await ground.ConverseAsync(InFlight + 20);
        await DraftAsync(ground, 20);
        var (heap, resident) = Used(collect: true);

        var drafting = DraftAsync(ground, InFlight);
        var (mostHeap, mostResident) = (heap, resident);
        while (!drafting.IsCompleted)
        {
            var (heapNow, residentNow) = Used(collect: false);
            (mostHeap, mostResident) = (Math.Max(mostHeap, heapNow), Math.Max(mostResident, residentNow));
            await Task.WhenAny(drafting, Task.Delay(Look, TimeProvider.System));
        }

        await drafting;
        Console.WriteLine($"  none in flight: heap {heap / Mega:0} MB, resident {resident / Mega:0} MB");
        Console.WriteLine($"  at the most: heap {mostHeap / Mega:0} MB, resident {mostResident / Mega:0} MB");
        return Verdicts.Hold("more heap, uncollected", (mostHeap - heap) / Mega, 200, "MB")
            + Verdicts.Hold("more resident memory", (mostResident - resident) / Mega, 200, "MB");
    }

    private static async Task DraftAsync(Ground ground, int count)
    {
        var leases = await ground.Get<DraftingLeases>().LeaseAsync(count, CancellationToken.None);
        if (leases.Count != count) throw new InvalidOperationException($"Only {leases.Count} conversations were due.");
        var job = ground.Get<DraftingJob>();
        await Task.WhenAll(leases.Select(lease => job.RunAsync(lease, CancellationToken.None)));
    }

    private static (long Heap, long Resident) Used(bool collect)
    {
        if (collect) GC.Collect(2, GCCollectionMode.Forced, blocking: true, compacting: true);
        using var process = Process.GetCurrentProcess();
        return (GC.GetTotalMemory(forceFullCollection: false), process.WorkingSet64);
    }
}
