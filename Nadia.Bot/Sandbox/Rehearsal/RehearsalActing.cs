using System.Globalization;
using Microsoft.Extensions.Logging;
using Nadia.Core.Common;
using Nadia.Core.Conversations;
using Nadia.Core.Live;

namespace Nadia.Bot.Sandbox.Rehearsal;

/// <summary>Plays one customer's part, step by step.</summary>
public sealed class RehearsalActing(SandboxService sandbox, SandboxFaults faults, LiveFeed feed, TimeProvider clock, ILogger<RehearsalActing> log)
{
    /// <summary>Never throws: a part that cannot go on ends, and what was written stays.</summary>
    internal async Task PlayAsync(RehearsalRun run, RehearsalPart part, int number, double speed, Actor actor)
    {
        var userId = string.Create(CultureInfo.InvariantCulture, $"{run.Id}-{number}");
        var token = run.Stopped;
        var written = 0;
        try
        {
            foreach (var step in part.Steps)
            {
                await Task.Delay(TimeSpan.FromSeconds(step.After / speed), clock, token);
                if (step is RehearsalStep.Write) written++;
                await DoAsync(step, userId, part.Name, written, actor, token);
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

        if (token.IsCancellationRequested) faults.Disarm(userId);
    }

    private async Task DoAsync(RehearsalStep step, string userId, string name, int written, Actor actor, CancellationToken token)
    {
        Refusal? refusal = step switch
        {
            RehearsalStep.Write write => (await sandbox.SendAsync(userId, write.Text, Message(userId, written - 1), name, actor, token)).Refusal,
            RehearsalStep.Edit edit => (await sandbox.EditAsync(userId, Message(userId, edit.Message), edit.Text, actor, token)).Refusal,
            RehearsalStep.Delete delete => (await sandbox.DeleteAsync(userId, Message(userId, delete.Message), actor, token)).Refusal,
            RehearsalStep.Type => (await sandbox.TypingAsync(userId, actor, token)).Refusal,
            RehearsalStep.Read => await ReadAsync(userId, actor, token),
            RehearsalStep.Fail fail => Arm(userId, fail.Fault),
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

    private Refusal? Arm(string userId, SandboxFault fault)
    {
        faults.Arm(userId, fault);
        return null;
    }

    private static string Message(string userId, int number) => string.Create(CultureInfo.InvariantCulture, $"{userId}-{number + 1}");
}
