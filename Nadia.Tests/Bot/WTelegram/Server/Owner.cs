using TL;

namespace Nadia.Tests.Bot.WTelegram.Server;

/// <summary>The business's owner with the same account on their own phone.</summary>
internal sealed class Owner(Cloud cloud, Pushes pushes)
{
    public int WriteTo(Customer customer, string text) => Write(customer.Id, text);

    public int WriteToSelf(string text) => Write(Cloud.SelfId, text);

    /// <summary>Telegram Business answers by itself, as the owner has set it up.</summary>
    public int GreetAutomatically(Customer customer, string text) => Write(customer.Id, text, message => message.flags2 |= Message.Flags2.offline);

    /// <summary>Reads what a customer wrote.</summary>
    public void Read(Customer customer)
    {
        lock (cloud.Gate)
        {
            var newest = cloud.ChatWith(customer.Id).Select(m => m.id).FirstOrDefault();
            pushes.Push(cloud.Wrap(cloud.ReadInbox(customer.Id, newest)));
        }
    }

    private int Write(long person, string text, Action<Message>? adjust = null)
    {
        lock (cloud.Gate)
        {
            var message = cloud.Store(person, text, isOutgoing: true, adjust);
            cloud.PhoneOf(person).Arrive(message, randomId: 0);
            pushes.Push(cloud.Wrap(cloud.NewMessage(message)));
            return message.id;
        }
    }
}
