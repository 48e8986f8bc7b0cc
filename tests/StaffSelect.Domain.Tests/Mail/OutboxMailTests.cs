using StaffSelect.Domain.Mail;

namespace StaffSelect.Domain.Tests.Mail;

public class OutboxMailTests
{
    private static readonly DateTime Now = new(2026, 3, 9, 10, 40, 0, DateTimeKind.Utc);
    private static readonly Guid One = Guid.NewGuid();
    private static readonly Guid Two = Guid.NewGuid();

    [Fact]
    public void Create_MessageId_IsFixedAndHasADomain()
    {
        var mail = Create();

        Assert.Equal($"{mail.Id.Value:N}@staffselect.example", mail.MessageId);
    }

    [Fact]
    public void TryLease_Taken_NobodyElseUntilItEnds()
    {
        var mail = Create();

        Assert.True(mail.TryLease(One, Now));
        Assert.False(mail.TryLease(Two, Now));
        Assert.False(mail.TryLease(Two, Now + OutboxMail.LeaseTime - TimeSpan.FromTicks(1)));
        Assert.True(mail.TryLease(Two, Now + OutboxMail.LeaseTime));
        Assert.False(mail.MarkSent(One, Now));
        Assert.True(mail.MarkSent(Two, Now));
    }

    [Fact]
    public void MarkSent_Arguments_AreWiped()
    {
        var mail = Create();
        mail.TryLease(One, Now);

        Assert.True(mail.MarkSent(One, Now));

        Assert.Equal("", mail.ProtectedArguments);
        Assert.Equal(OutboxState.Sent, mail.State);
        Assert.False(mail.IsDue(Now.AddYears(1)));
    }

    [Fact]
    public void MarkFailed_EightTimes_GrowsAndGivesUp()
    {
        var mail = Create();
        var delays = new List<TimeSpan>();
        var now = Now;
        while (mail.State == OutboxState.Waiting)
        {
            Assert.True(mail.TryLease(One, now));
            Assert.True(mail.MarkFailed(One, "451 try later", false, now));
            delays.Add(mail.DueAt - now);
            now = mail.DueAt > now ? mail.DueAt : now;
        }

        Assert.Equal(
            [1, 5, 15, 60, 180, 360, 720, 0],
            delays.Select(delay => (int)delay.TotalMinutes)
        );
        Assert.Equal(8, mail.Attempts);
        Assert.Equal("451 try later", mail.LastError);
    }

    [Fact]
    public void MarkFailed_Final_GivesUpAtOnceAndCanBeRepeated()
    {
        var mail = Create();
        mail.TryLease(One, Now);
        mail.MarkFailed(One, new string('x', 10_000), true, Now);

        Assert.Equal(OutboxState.Failed, mail.State);
        Assert.Equal(OutboxMail.ErrorLength, mail.LastError?.Length);
        Assert.True(mail.Repeat(Now).IsSuccess);
        Assert.True(mail.IsDue(Now));
        Assert.Equal(MailProblems.MailNotFailed, mail.Repeat(Now).Problem?.Code);
    }

    private static OutboxMail Create() =>
        OutboxMail.Create(
            OutboxMailId.New(),
            "o@example.ua",
            "ConfirmEmail",
            "uk",
            "args",
            "staffselect.example",
            Now
        );
}
