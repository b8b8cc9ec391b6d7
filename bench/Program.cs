using Nadia.Bench;

// Each measurement prints its number beside a floor that was taken in the same run, so that a busy machine shows in both.
var wanted = args.Length == 0 ? ["constitution", "pipeline", "memory"] : args;
var missed = 0;
foreach (var name in wanted)
{
    missed += name switch
    {
        "constitution" => ConstitutionBench.Run(),
        "pipeline" => await PipelineBench.RunAsync(),
        "memory" => await MemoryBench.RunAsync(),
        _ => throw new ArgumentException($"There is no measurement called {name}: constitution, pipeline or memory."),
    };
}

return missed;
