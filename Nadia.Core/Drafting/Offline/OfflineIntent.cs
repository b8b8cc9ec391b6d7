namespace Nadia.Core.Drafting.Offline;

/// <summary>What a customer wants, most pressing first.</summary>
internal enum OfflineIntent
{
    Complaint,
    Price,
    Order,
    Time,
    Question,
    Thanks,
    Goodbye,
    Greeting,
    Statement,
}
