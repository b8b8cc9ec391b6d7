using System.Globalization;
using Microsoft.Extensions.Logging;
using Nadia.Core.Common;
using Nadia.Core.Conversations;
using Nadia.Core.Live;
using Nadia.Core.Rehearsals;

namespace Nadia.Bot.Sandbox.Rehearsal;

/// <summary>Plays one customer's part, step by step.</summary>
public sealed class RehearsalActing(SandboxService sandbox, RehearsedFaults faults, LiveFeed feed, TimeProvider clock, ILogger<RehearsalActing> log)
{
    /// <summary>How long a fault of delivery waits for a bubble: a reviewer may take their time.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    /// <summary>What a node that died leaves of a fault of the models, beyond the rest of the story.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    /// <summary>Never throws: a part that cannot go on ends, and what was written stays.</summary>
    internal async Task PlayAsync(RehearsalRun run, RehearsalPart part, int number, double speed, Actor actor)
    {
        var userId = string.Create(CultureInfo.InvariantCulture, $"{run.Id}-{number}");
        var token = run.Stopped;
        var (written, left) = (0, part.Steps.Sum(s => s.After));
        try
        {
            foreach (var step in part.Steps)
            {
                await Task.Delay(TimeSpan.FromSeconds(step.After / speed), clock, token);
                left -= step.After;
                if (step is RehearsalStep.Write) written++;
                if (step is RehearsalStep.Fail or RehearsalStep.Mend) await FaultAsync(step, userId, TimeSpan.FromSeconds(left / speed) + Grace, token);
                else await DoAsync(step, userId, part.Name, written, actor, token);
                run.Note();
                feed.Publish(LiveChange.Rehearsal);
            }
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            // Stopped by a person, or with the node.
        }
        catch (Exception e)
        {
            log.LogWarning("The part of {Customer} ends early ({Kind})", userId, e.GetType().Name);
        }

        await EndAsync(userId, token.IsCancellationRequested);
    }

    /// <summary>The models answer again when the story is over; what was armed for a bubble goes with a story that is broken off.</summary>
    private async Task EndAsync(string userId, bool brokenOff)
    {
        try
        {
            if (brokenOff) await faults.DisarmAsync(userId, CancellationToken.None);
            else await faults.MendModelsAsync(userId, CancellationToken.None);
        }
        catch (Exception e)
        {
            log.LogWarning("The faults of {Customer} lapse by themselves ({Kind})", userId, e.GetType().Name);
        }
    }

    private Task FaultAsync(RehearsalStep step, string userId, TimeSpan rest, CancellationToken token) => step is RehearsalStep.Fail fail
        ? faults.ArmAsync(userId, fail.Fault, RehearsedFaults.IsOfModels(fail.Fault) ? rest : Patience, token)
        : faults.MendModelsAsync(userId, token);

    private async Task DoAsync(RehearsalStep step, string userId, string name, int written, Actor actor, CancellationToken token)
    {
        Refusal? refusal = step switch
        {
            RehearsalStep.Write write => (await sandbox.SendAsync(userId, write.Text, Message(userId, written - 1), name, actor, token)).Refusal,
            RehearsalStep.Edit edit => (await sandbox.EditAsync(userId, Message(userId, edit.Message), edit.Text, actor, token)).Refusal,
            RehearsalStep.Delete delete => (await sandbox.DeleteAsync(userId, Message(userId, delete.Message), actor, token)).Refusal,
            RehearsalStep.Type => (await sandbox.TypingAsync(userId, actor, token)).Refusal,
            RehearsalStep.Read => await ReadAsync(userId, actor, token),
            _ => throw new InvalidOperationException($"Unknown step: {step.GetType().Name}"),
        };
        if (refusal is not null) throw new InvalidOperationException(refusal.GetType().Name);
    }

    private async Task<Refusal?> ReadAsync(string userId, Actor actor, CancellationToken token)
    {
        if (!(await sandbox.ReadPhoneAsync(userId, actor, token)).TryGet(out var phone, out var refusal)) return refusal;
        return phone.FindLast(m => m.Direction == MessageDirection.Out) is { } last
            ? (await sandbox.ReadThroughAsync(userId, last.MessageId, actor, token)).Refusal
            : null;
    }

    private static string Message(string userId, int number) => string.Create(CultureInfo.InvariantCulture, $"{userId}-{number + 1}");
}
