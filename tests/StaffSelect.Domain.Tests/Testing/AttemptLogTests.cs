using CsCheck;
using StaffSelect.Domain.Testing;
using static StaffSelect.Domain.Tests.Testing.TestingFixture;

namespace StaffSelect.Domain.Tests.Testing;

public class AttemptLogTests
{
    private static readonly AttemptId Id = AttemptId.From(
        Guid.Parse("01890a5d-ac96-774b-bcce-b302099a8057")
    );

    [Fact]
    public void Origin_AndLink_AreTheDocumentedBytes()
    {
        // computed apart from the program, with Python's hashlib, from the documented layout
        var origin = AttemptLog.Origin(Id, 2018);
        Assert.Equal(
            "d2ce3fd3afbd50cdf6de016024a121713304d23051bde0320628bb45b3a8aae4",
            Convert.ToHexStringLower(origin)
        );

        var link = AttemptLog.Link(origin, Answer(1, 3, "q"));
        Assert.Equal(
            "50aa8ecaefaddf7d01b6039a843a90775d6617ae52437650c895e0c5c460715c",
            Convert.ToHexStringLower(link)
        );
    }

    [Fact]
    public void FirstBroken_OneChangedField_IsFoundAndNamed()
    {
        var log = Chain(5);
        Assert.Null(AttemptLog.FirstBroken(Id, 1, log));

        Func<AttemptEntry, AttemptEntry>[] changes =
        [
            entry => entry with { Option = "r" },
            entry => entry with { Option = null },
            entry => entry with { Item = 9 },
            entry => entry with { Kind = AttemptEventKind.Cleared },
            entry => entry with { Late = AttemptEventKind.Answered },
            entry => entry with { Epoch = 2 },
            entry => entry with { ClientNumber = 77 },
            entry => entry with { ReceivedAt = entry.ReceivedAt.AddMicroseconds(1) },
        ];
        foreach (var change in changes)
        {
            var forged = log.ToList();
            forged[2] = (change(forged[2].Entry), forged[2].Hash);
            Assert.Equal(3, AttemptLog.FirstBroken(Id, 1, forged));
        }
    }

    [Fact]
    public void FirstBroken_RemovedSwappedOrMovedEvents_AreFound()
    {
        var log = Chain(5);

        Assert.Equal(2, AttemptLog.FirstBroken(Id, 1, [log[0], .. log[2..]]));
        Assert.Equal(2, AttemptLog.FirstBroken(Id, 1, [log[0], log[2], log[1], .. log[3..]]));
        Assert.Equal(1, AttemptLog.FirstBroken(Id, 2, log));
        Assert.Equal(1, AttemptLog.FirstBroken(AttemptId.New(), 1, log));
    }

    [Fact]
    public void Link_FinerThanADatabaseKeeps_Throws() =>
        Assert.Throws<ArgumentException>(() =>
            AttemptLog.Link(
                AttemptLog.Origin(Id, 1),
                Answer(1, 1, "p") with
                {
                    ReceivedAt = Noon.AddTicks(1),
                }
            )
        );

    [Fact]
    public void ReceiptCode_FirstFortyBits_AreSpelt() =>
        Assert.Equal("2345-6789", ReceiptCode.Of([0x00, 0x44, 0x32, 0x14, 0xC7, 0xFF]));

    [Fact]
    public void ReceiptCode_AnyHash_HasNoLookAlikes() =>
        Gen
            .Byte.Array[32]
            .Sample(hash => ReceiptCode.Of(hash).IndexOfAny(['0', '1', 'I', 'O']) < 0);

    private static List<(AttemptEntry Entry, byte[] Hash)> Chain(int count)
    {
        var link = AttemptLog.Origin(Id, 1);
        var log = new List<(AttemptEntry, byte[])>();
        for (var number = 1; number <= count; number++)
        {
            var entry = Answer(number, number, "q");
            link = AttemptLog.Link(link, entry);
            log.Add((entry, link));
        }

        return log;
    }
}
