using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Mail;

namespace StaffSelect.Domain.Tests.Mail;

public class MessageTextTests
{
    private static readonly MessageAudience Everybody = new(null, null);

    private static readonly MessageContent Sound = new(
        new("Тема", "Subject"),
        new("Ваш код {код}.", "Your code {code}."),
        null,
        null
    );

    [Fact]
    public void Fill_PutsInValuesAsTheyAre()
    {
        var text = MessageText.Fill(
            "Код { Код }, {місце}; {невідоме}",
            token => token == MessageToken.Code ? "7RQ4-WD9J" : "зала {код}"
        );

        Assert.Equal("Код 7RQ4-WD9J, зала {код}; {невідоме}", text);
    }

    [Theory]
    [InlineData("без позначок", null)]
    [InlineData("{код} {етап} {дата} {година} {місце}", null)]
    [InlineData("{code} {STAGE} {date} {hour} {place}", null)]
    [InlineData("{ім’я}", "{ім’я}")]
    [InlineData("{}", "{}")]
    [InlineData("{код", "{ }")]
    [InlineData("код}", "{ }")]
    public void UnknownIn_FindsWhatIsNoPlaceholder(string text, string? expected) =>
        Assert.Equal(expected, MessageText.UnknownIn(text));

    [Fact]
    public void Check_SoundMessage_HasNoFault() => Assert.Empty(Faults(Sound));

    [Theory]
    [InlineData("", MessageProblems.MessageTextMissing)]
    [InlineData(" \n ", MessageProblems.MessageTextMissing)]
    [InlineData("{code} \u0007", MessageProblems.MessageCharacters)]
    [InlineData("{code} {name}", MessageProblems.MessageTokenUnknown)]
    [InlineData("no mark", MessageProblems.MessageTokensDiffer)]
    public void Check_EnglishBody_NamesFaultAndField(string body, string code) =>
        Assert.Contains((code, "BodyEn"), Faults(Sound with { Body = new(Sound.Body.Uk, body) }));

    [Theory]
    [InlineData("{code}", MessageProblems.MessageSubjectToken)]
    [InlineData("two\nlines", MessageProblems.MessageCharacters)]
    public void Check_Subject_IsOneLineWithoutPlaceholders(string subject, string code) =>
        Assert.Equal([(code, "SubjectEn")], Faults(Sound with { Subject = new("Тема", subject) }));

    [Theory]
    [InlineData(CampaignMessage.BodyLength, 0)]
    [InlineData(CampaignMessage.BodyLength + 1, 2)]
    public void Check_Length_IsInclusive(int length, int faults)
    {
        var body = new string('ї', length);

        Assert.Equal(faults, Faults(Sound with { Body = new(body, body) }).Count);
    }

    [Fact]
    public void Check_Values_AreNeededOnlyWhereNobodyHasHisOwn()
    {
        var body = new LocalizedText(
            "{етап} {дата} {година} {місце}",
            "{stage} {date} {hour} {place}"
        );
        var content = Sound with { Body = body };

        Assert.Equal(
            [
                (MessageProblems.MessageStageMissing, "Audience"),
                (MessageProblems.MessageDateMissing, "Date"),
                (MessageProblems.MessagePlaceMissing, "Place"),
            ],
            Faults(content)
        );
        Assert.Empty(Faults(content, new MessageAudience(null, "A5"), hasOwnDates: true));
        Assert.Empty(
            Faults(
                content with
                {
                    OccursAt = new DateTime(2026, 3, 9, 8, 0, 0, DateTimeKind.Utc),
                    Place = "Зала 2",
                },
                new MessageAudience(null, "A1")
            )
        );
    }

    [Fact]
    public void Deliver_AnEmptyPortion_FinishesIt()
    {
        var now = new DateTime(2026, 3, 9, 8, 0, 0, DateTimeKind.Utc);
        var message = CampaignMessage
            .Write(
                CampaignId.New(),
                Sound,
                new MessageAudience(ApplicationStatus.Admitted, null),
                hasOwnDates: false,
                3,
                UserId.New(),
                now
            )
            .Value;

        message.Deliver(3, now);
        Assert.Equal((3, (DateTime?)null), (message.Delivered, message.FinishedAt));
        message.Deliver(0, now);
        Assert.Equal((3, (DateTime?)now), (message.Delivered, message.FinishedAt));
    }

    private static List<(string Code, string? Field)> Faults(
        MessageContent content,
        MessageAudience? audience = null,
        bool hasOwnDates = false
    ) =>
        [
            .. MessageChecks
                .Check(content, audience ?? Everybody, hasOwnDates)
                .Select(fault => (fault.Code, fault.Field)),
        ];
}
