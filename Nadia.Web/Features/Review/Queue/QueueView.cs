namespace Nadia.Web.Features.Review.Queue;

/// <summary>What the queue's place on the page shows. An unreachable database never looks like an empty queue.</summary>
public enum QueueView
{
    Loading,
    Failed,
    Empty,
    Rows,
}
