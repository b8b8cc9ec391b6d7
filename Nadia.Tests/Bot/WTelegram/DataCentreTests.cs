using Nadia.Bot.Login;
using Nadia.Core.Conversations;
using Nadia.Tests.Support;
using TL.Methods;

namespace Nadia.Tests.Bot.WTelegram;

/// <summary>The phone number lives in another data centre than the one that is asked first, as most do.</summary>
public sealed class DataCentreTests : LiveTest
{
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, .. new byte[200_000]];

    public DataCentreTests(TestPostgres postgres)
        : base(postgres) => Server.Login.DataCentre = 3;

    [Theory]
    [InlineData(null)]
    [InlineData("correct horse")]
    public async Task The_login_goes_there_and_a_restart_finds_it_there(string? password)
    {
        Server.Login.Password = password;
        var ana = Server.Customer(500_401, "Ana");
        await Node.ConnectAsync(Server);
        ana.Write("Hello?");
        await Node.UntilTextsAsync(ana.Id, "Hello?");

        await RestartAsync();
        ana.Write("Still there?");
        await Node.ConnectAsync(Server);
        await Node.UntilTextsAsync(ana.Id, "Hello?", "Still there?");
        await ApproveAsync(ana, "Yes!");

        await UntilArrivedAsync(ana, "Yes!");
        Assert.Equal((1, 0, 1), (Server.Login.CodesSent, Server.DuplicateSessions, Server.SignedIn));
        Assert.Equal(2, Server.Calls<Auth_SendCode>().Count);
    }

    [Fact]
    public async Task A_photo_that_lies_in_the_first_one_is_fetched_from_there()
    {
        var ana = Server.Customer(500_402, "Ana");
        await Node.ConnectAsync(Server);
        ana.Send(Server.Media.Photo(Jpeg), "Look");
        await Node.UntilTextsAsync(ana.Id, "[photo, 200 KB] Look");

        var opened = await Node.Get<MessagePhotos>().OpenAsync((await Node.MessagesAsync(ana.Id))[0].Id, Actors.Ana, Token);

        Assert.True(opened.Succeeded, opened.Refusal?.Message);
        Assert.Equal(Jpeg, opened.Value.Content);
        Assert.Single(Server.Calls<Auth_ImportAuthorization>());
        ana.Write("Did you see it?");
        await Node.UntilTextsAsync(ana.Id, "[photo, 200 KB] Look", "Did you see it?");
        Assert.Equal((0, 1), (Server.DuplicateSessions, Server.SignedIn));
    }

    [Fact]
    public async Task Logging_out_ends_the_login_where_it_is()
    {
        await Node.ConnectAsync(Server);
        Assert.Null((await Node.Get<LoginFlow>().LogOutAsync(Actors.Admin, Token)).Value);
        Assert.Equal(0, Server.SignedIn);
    }
}
