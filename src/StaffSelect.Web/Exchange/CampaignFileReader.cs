using System.Text;
using System.Text.Json;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Testing;

namespace StaffSelect.Web.Exchange;

/// <summary>Reads a campaign file strictly and checks it as a whole; the format is described in <c>campaign-file.md</c>.</summary>
public static class CampaignFileReader
{
    public const string Format = "staffselect-campaign/1";

    /// <summary>Largest file, in bytes.</summary>
    public const int MaximumBytes = 4 * 1024 * 1024;

    /// <summary>Deepest nesting of objects and lists.</summary>
    public const int MaximumDepth = 12;

    private const int TitleLength = 200;
    private const int TextLength = 2_000;
    private const int MaximumItems = 5_000;

    /// <summary>The campaign, or every fault of the file with its JSON path.</summary>
    public static Result<CampaignFile> Read(byte[] content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var faults = new FileFaults();
        if (Opened(content, faults) is not { } document)
        {
            return Problem.Join(faults.Problems);
        }

        using (document)
        {
            var file = Whole(document.RootElement, null, faults);
            return faults.Problems.Count == 0 ? file : Problem.Join(faults.Problems);
        }
    }

    /// <summary>The campaign as far as it can be read, with every fault: what a draft's editor is shown.</summary>
    /// <param name="root">The document.</param>
    /// <param name="pool">Items by scale and difficulty, when the document is without them; null when they stand in it.</param>
    internal static (CampaignFile File, IReadOnlyList<Problem> Faults) Examine(
        JsonElement root,
        IReadOnlyList<PoolCell>? pool
    )
    {
        var faults = new FileFaults();
        return (Whole(root, pool, faults), faults.Problems);
    }

    /// <summary>The list <c>items</c> of a file, which may be a whole campaign file, with the faults of the items.</summary>
    internal static (IReadOnlyList<CampaignItem> Items, IReadOnlyList<Problem> Faults) ReadItems(
        byte[] content
    )
    {
        var faults = new FileFaults();
        if (Opened(content, faults) is not { } document)
        {
            return ([], faults.Problems);
        }

        using (document)
        {
            var items = new FileObject(document.RootElement, "$", faults).List(
                "items",
                1,
                MaximumItems,
                Item
            );
            foreach (var fault in RuleChecks.Codes("$.items", items, item => item.Code))
            {
                AddSound(fault, faults);
            }

            return (items, faults.Problems);
        }
    }

    private static JsonDocument? Opened(byte[] content, FileFaults faults) =>
        Bytes(content, faults) is { } bytes && IsReadable(bytes.Span, faults)
            ? JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = MaximumDepth })
            : null;

    private static CampaignFile Whole(
        JsonElement root,
        IReadOnlyList<PoolCell>? pool,
        FileFaults faults
    )
    {
        var file = File(new FileObject(root, "$", faults), pool is null);
        if (root.ValueKind == JsonValueKind.Object)
        {
            CheckWhole(file, pool, faults);
        }

        return file;
    }

    private static ReadOnlyMemory<byte>? Bytes(byte[] content, FileFaults faults)
    {
        if (content.Length > MaximumBytes)
        {
            faults.Add("$", CampaignFileProblems.FileTooBig, MaximumBytes / 1024 / 1024);
            return null;
        }

        var bytes = content.AsMemory();
        if (bytes.Span.StartsWith(Encoding.UTF8.Preamble))
        {
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        }

        if (bytes.Length == 0)
        {
            faults.Add("$", CampaignFileProblems.FileEmpty);
            return null;
        }

        if (!System.Text.Unicode.Utf8.IsValid(bytes.Span))
        {
            faults.Add("$", CampaignFileProblems.FileNotUtf8);
            return null;
        }

        return bytes;
    }

    private static bool IsReadable(ReadOnlySpan<byte> bytes, FileFaults faults)
    {
        var reader = new Utf8JsonReader(
            bytes,
            new JsonReaderOptions { MaxDepth = MaximumDepth + 1 }
        );
        try
        {
            while (reader.Read())
            {
                if (
                    reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray
                    && reader.CurrentDepth >= MaximumDepth
                )
                {
                    faults.Add("$", CampaignFileProblems.FileTooDeep, MaximumDepth);
                    return false;
                }
            }

            return true;
        }
        catch (JsonException fault)
        {
            faults.Add(
                "$",
                CampaignFileProblems.FileNotJson,
                (fault.LineNumber ?? 0) + 1,
                (fault.BytePositionInLine ?? 0) + 1
            );
            return false;
        }
    }

    private static CampaignFile File(FileObject root, bool hasItems)
    {
        root.OneOf("format", (Format, true));
        root.OptionalString("$schema");
        var code = root.AddressCode("code");
        var kind = root.OneOf(
            "kind",
            ("checkpoint", CampaignKind.Checkpoint),
            ("commandingStaff", CampaignKind.CommandingStaff)
        );
        var isDemo = root.OptionalBoolean("demo");
        var title = root.Localized("title", TitleLength);
        var summary = root.Localized("summary", TextLength, isMultiline: true);
        var rules = Rules(root);
        var items = hasItems ? root.List("items", 0, MaximumItems, Item) : [];
        if (
            hasItems
            && items.Count == 0
            && !root.Faults.Touches(root.Child("items"))
            && rules.Stages.Any(stage => stage.Test is { Pool: null })
        )
        {
            // only a pool of the bank spares a test its items
            root.Faults.Add(
                root.Child("items"),
                CampaignFileProblems.ListLength,
                1,
                MaximumItems,
                0
            );
        }

        var panel = Panel(root.Object("panel"));
        var help = root.OptionalObject("help") is { } contact
            ? CampaignConditions.Help(contact)
            : null;
        root.Close();
        return new CampaignFile(code, kind, title, summary, isDemo, rules, items, panel, help);
    }

    private static RuleSet Rules(FileObject root)
    {
        var zone = Zone(root);
        var rules = new RuleSet
        {
            Edition = 1,
            TimeZone = zone ?? "UTC",
            Registration = Window(root, "registration", zone),
            Testing = Window(root, "testing", zone),
            Interviews = Window(root, "interviews", zone),
            Groups = root.List(
                "groups",
                1,
                20,
                group => new ApplicantGroup(
                    group.Code("code"),
                    group.Localized("title", TitleLength)
                )
                {
                    ProofRequired = !group.Has("proofRequired") || group.Boolean("proofRequired"),
                    HasService = group.OptionalBoolean("service"),
                }
            ),
            Posts = root.List("posts", 1, 200, Post),
            MaximumPreferences = root.Integer("maximumPreferences", 1, 200),
            Competencies = root.List("competencies", 1, 30, Competency),
            Stages = root.List("stages", 1, 20, stage => Stage(stage, zone)),
            TieBreaks = root.List("tieBreaks", 1, 20, TieBreak),
            LotterySeed = root.Text("lotterySeed", 100),
            Appeal = Appeal(root.Object("appeal")),
            ApprovalsRequired = root.Integer("approvalsRequired", 2, 9),
            Disclosure = DisclosureOf(root) ?? Disclosure.AfterPublication,
            Declarations = root.OptionalList("declarations", 20, CampaignConditions.Declaration),
            Eligibility = root.OptionalList("eligibility", 50, CampaignConditions.Rule),
        };
        return rules;
    }

    private static string? Zone(FileObject root)
    {
        var name = root.Text("timeZone", 60);
        if (root.Faults.Touches(root.Child("timeZone")))
        {
            return null;
        }

        // a fixed offset or a Windows name would read well here and be wrong in half of the year or elsewhere
        if (!name.Contains('/') || CampaignZone.Find(name) is null)
        {
            root.Faults.Add(root.Child("timeZone"), CampaignFileProblems.TimeZoneUnknown, name);
            return null;
        }

        return name;
    }

    private static Window Window(FileObject root, string name, string? zone)
    {
        var window = root.Object(name);
        var from = Instant(window, "from", zone);
        var until = Instant(window, "until", zone);
        window.Close();
        return new Window(from, until);
    }

    private static DateTime Instant(FileObject window, string name, string? zone)
    {
        var local = window.LocalTime(name);
        if (local is null || zone is null)
        {
            return DateTime.UnixEpoch;
        }

        var at = CampaignZone.ToUtc(local.Value, zone);
        if (at.IsSuccess)
        {
            return at.Value;
        }

        window.Faults.Add(at.Problem.At(window.Child(name)));
        return DateTime.UnixEpoch;
    }

    private static Post Post(FileObject post) =>
        new(
            post.Code("code"),
            post.Localized("title", TitleLength),
            post.Localized("place", TitleLength),
            post.Integer("quota", 1, 10_000),
            post.List(
                "hurdles",
                0,
                10,
                hurdle => new PostHurdle(
                    hurdle.Code("stage"),
                    hurdle.Decimal("minimumPercent", 0, 100)
                )
            )
        )
        {
            Profile = post.OptionalCodes("profile", 30),
        };

    private static Competency Competency(FileObject competency) =>
        new(
            competency.Code("code"),
            competency.Localized("title", TitleLength),
            competency.Localized("definition", TextLength),
            competency.List(
                "questions",
                1,
                10,
                question => new LocalizedText(
                    question.Text("uk", TextLength),
                    question.Text("en", TextLength)
                )
            ),
            competency.List(
                "anchors",
                1,
                RuleChecks.HighestLevel,
                anchor => new Anchor(
                    anchor.Integer("level", RuleChecks.LowestLevel, RuleChecks.HighestLevel),
                    anchor.Localized("label", 60),
                    anchor.Localized("text", TextLength)
                )
            )
        )
        {
            Indicators = competency.OptionalList(
                "indicators",
                10,
                indicator => new LocalizedText(
                    indicator.Text("uk", TextLength),
                    indicator.Text("en", TextLength)
                )
            ),
        };

    private static StageRule Stage(FileObject stage, string? zone)
    {
        var code = stage.Code("code");
        var kind = stage.OneOf(
            "kind",
            ("test", StageKind.Test),
            ("panel", StageKind.Panel),
            ("gate", StageKind.Gate)
        );
        var title = stage.Localized("title", TitleLength);
        var weight = stage.Integer("weightPer10000", 0, RuleChecks.WeightTotal);
        var test = stage.OptionalObject("test");
        var panel = stage.OptionalObject("panel");
        if (
            (kind == StageKind.Test) != (test is not null)
            || (kind == StageKind.Panel) != (panel is not null)
        )
        {
            stage.Faults.Add(stage.Path, CampaignFileProblems.StageRuleMismatch);
        }

        return new StageRule(
            code,
            kind,
            title,
            weight,
            test is null ? null : Test(test),
            panel is null ? null : PanelRule(panel)
        )
        {
            Window = stage.Has("window") ? Window(stage, "window", zone) : null,
            // a check has no scores: there the property is unknown
            Disclosure = kind == StageKind.Gate ? null : DisclosureOf(stage),
        };
    }

    private static Disclosure? DisclosureOf(FileObject holder) =>
        holder.OptionalOneOf(
            "disclosure",
            ("afterPublication", Disclosure.AfterPublication),
            ("afterStage", Disclosure.AfterStage)
        );

    private static TestRule Test(FileObject test)
    {
        var marking = test.Object("marking");
        var rule = new TestRule(
            test.Integer("limitSeconds", 60, 6 * 60 * 60),
            new Marking(
                marking.Decimal("right", 0, 100),
                marking.Decimal("wrong", -100, 100),
                marking.Decimal("skipped", -100, 100)
            ),
            test.List(
                "scales",
                1,
                20,
                scale => new TestScale(scale.Code("code"), scale.Localized("title", TitleLength))
            ),
            test.List(
                "blueprint",
                1,
                60,
                cell => new BlueprintCell(
                    cell.Code("scale"),
                    Difficulty(cell),
                    cell.Integer("count", 1, 200)
                )
            ),
            test.List(
                "hurdles",
                0,
                20,
                hurdle => new GroupHurdle(
                    hurdle.Code("group"),
                    hurdle.Decimal("minimumRaw", 0, 10_000)
                )
            )
        )
        {
            ScaleHurdles = test.OptionalList(
                "scaleHurdles",
                40,
                hurdle => new ScaleHurdle(
                    hurdle.Codes("scales", 1, 20),
                    hurdle.OptionalCode("group"),
                    hurdle.Decimal("minimumRaw", 0, 10_000)
                )
            ),
            Competencies = test.OptionalCodes("competencies", 30),
        };
        rule = rule with { Pool = test.OptionalCode("pool")?.ToUpperInvariant() };
        marking.Close();
        test.Close();
        return rule;
    }

    private static Difficulty Difficulty(FileObject holder) =>
        holder.OneOf(
            "difficulty",
            ("easy", Domain.Campaigns.Difficulty.Easy),
            ("medium", Domain.Campaigns.Difficulty.Medium),
            ("hard", Domain.Campaigns.Difficulty.Hard)
        );

    private static PanelRule PanelRule(FileObject panel)
    {
        var rule = new PanelRule(
            panel.Integer("quorumMembers", 1, 50),
            panel.Integer("quorumNumerator", 1, 50),
            panel.Integer("quorumDenominator", 1, 50),
            panel.OptionalDecimal("minimumMean", 1, 5),
            panel.List(
                "competencies",
                1,
                30,
                scored => new PanelCompetency(
                    scored.Code("code"),
                    scored.OptionalDecimal("minimum", 1, 5)
                )
            )
        );
        panel.Close();
        return rule;
    }

    private static TieBreak TieBreak(FileObject link)
    {
        var kind = link.OneOf(
            "kind",
            ("stage", TieBreakKind.Stage),
            ("competency", TieBreakKind.Competency),
            ("lottery", TieBreakKind.Lottery)
        );
        var reference = link.OptionalCode("reference");
        if (kind == TieBreakKind.Lottery && reference is not null)
        {
            link.Faults.Add(link.Child("reference"), CampaignFileProblems.ReferenceNotAllowed);
        }
        else if (
            kind != TieBreakKind.Lottery
            && reference is null
            && !link.Faults.Touches(link.Path)
        )
        {
            link.Faults.Add(link.Child("reference"), CampaignFileProblems.ReferenceNeeded);
        }

        return new TieBreak(kind, reference);
    }

    private static AppealRule Appeal(FileObject appeal)
    {
        var rule = new AppealRule(
            appeal.Integer("days", 1, 365),
            appeal.OneOf("count", ("calendar", DayCount.Calendar), ("working", DayCount.Working)),
            appeal.Hour("untilHour"),
            appeal.Boolean("suspensive")
        )
        {
            Event =
                appeal.OptionalOneOf(
                    "event",
                    ("publication", AppealEvent.Publication),
                    ("stageConfirmation", AppealEvent.StageConfirmation)
                ) ?? AppealEvent.Publication,
        };
        appeal.Close();
        return rule;
    }

    private static CampaignItem Item(FileObject item)
    {
        var code = item.Code("code");
        var scale = item.Code("scale");
        var difficulty = Difficulty(item);
        var text = item.Localized("text", 4_000, isMultiline: true);
        var (picture, alternative) = Picture(item);
        var options = item.List("options", 2, 9, Option);
        var key = item.Code("key");
        foreach (
            var fault in RuleChecks.Codes(item.Child("options"), options, option => option.Id, "id")
        )
        {
            AddSound(fault, item.Faults);
        }

        if (!item.Faults.Touches(item.Child("options")) && !item.Faults.Touches(item.Child("key")))
        {
            if (options.All(option => option.Id != key))
            {
                item.Faults.Add(item.Child("key"), CampaignFileProblems.ItemKeyNotAnOption, key);
            }

            if (options.DistinctBy(Content).Count() < options.Count)
            {
                item.Faults.Add(item.Child("options"), CampaignFileProblems.ItemOptionsAlike);
            }
        }

        return new CampaignItem(code, scale, difficulty, text, options, key, picture, alternative);
    }

    private static string Content(ItemOption option) => option.PictureSvg ?? $"{option.Text.Uk}";

    private static ItemOption Option(FileObject option)
    {
        var id = option.Code("id");
        var (picture, alternative) = Picture(option);
        // an option is a text or a picture; a picture is read through its alternative
        var text =
            picture is null || option.Has("text")
                ? option.Localized("text", 500)
                : new LocalizedText("", "");
        return new ItemOption(id, text, picture, alternative);
    }

    private static (string?, LocalizedText?) Picture(FileObject holder)
    {
        var picture = holder.OptionalString("picture");
        var alternative = holder.OptionalLocalized("pictureAlternative", TextLength);
        if (picture is not null && SvgPicture.Fault(picture) is { } fault)
        {
            holder.Faults.Add(
                holder.Child("picture"),
                CampaignFileProblems.PictureForbidden,
                fault
            );
        }

        if (picture is not null && !holder.Has("pictureAlternative"))
        {
            holder.Faults.Add(
                holder.Child("pictureAlternative"),
                CampaignFileProblems.PictureAlternativeMissing
            );
        }

        if (!holder.Has("picture") && alternative is not null)
        {
            holder.Faults.Add(holder.Child("picture"), CampaignFileProblems.PictureMissing);
        }

        return (picture, alternative);
    }

    private static CampaignPanel Panel(FileObject panel)
    {
        var title = panel.Localized("title", TitleLength);
        var members = panel.List(
            "members",
            1,
            50,
            member => new CampaignPanelMember(
                member.Email("email"),
                member.OptionalBoolean("chair")
            )
        );
        panel.Close();
        return new CampaignPanel(title, members);
    }

    private static void CheckWhole(
        CampaignFile file,
        IReadOnlyList<PoolCell>? known,
        FileFaults faults
    )
    {
        var pool = known ?? PoolOf(file.Items);
        // read all before adding: faults found here must not hide one another
        RuleFault[] found =
        [
            .. RuleChecks.Check(file.Rules, pool, isFilled: false),
            .. RuleChecks.Codes("$.items", file.Items, item => item.Code),
            .. Scales(file),
            .. RuleChecks.Codes(
                "$.panel.members",
                file.Panel.Members,
                member => member.Email,
                "email"
            ),
            .. Members(file),
        ];
        var sound = found.Where(fault => !fault.DependsOn.Any(faults.Touches)).ToList();
        foreach (var fault in sound)
        {
            faults.Add(fault.Problem);
        }
    }

    internal static IReadOnlyList<PoolCell> PoolOf(IReadOnlyList<CampaignItem> items) =>
        [
            .. items
                .GroupBy(item => (item.Scale, item.Difficulty))
                .Select(cell => new PoolCell(cell.Key.Scale, cell.Key.Difficulty, cell.Count())),
        ];

    private static void AddSound(RuleFault fault, FileFaults faults)
    {
        if (!fault.DependsOn.Any(faults.Touches))
        {
            faults.Add(fault.Problem);
        }
    }

    private static IEnumerable<RuleFault> Scales(CampaignFile file)
    {
        var scales = file
            .Rules.Stages.SelectMany(stage => stage.Test?.Scales ?? [])
            .Select(scale => scale.Code)
            .ToHashSet(StringComparer.Ordinal);
        for (var index = 0; index < file.Items.Count; index++)
        {
            if (!scales.Contains(file.Items[index].Scale))
            {
                var path = $"$.items[{index}].scale";
                yield return new RuleFault(
                    new Problem(RuleProblems.UnknownScale, file.Items[index].Scale)
                    {
                        Field = path,
                    },
                    [path, "$.stages[*].test.scales[*].code", "$.stages[*].kind"]
                );
            }
        }
    }

    private static IEnumerable<RuleFault> Members(CampaignFile file)
    {
        const string path = "$.panel.members";
        var chairs = file.Panel.Members.Count(member => member.IsChair);
        if (chairs != 1)
        {
            yield return new RuleFault(
                new Problem(CampaignFileProblems.PanelChairOnce, chairs) { Field = path },
                ["$.panel.members[*].chair"]
            );
        }

        var quorum =
            file.Rules.Stages.Select(stage => stage.Panel?.QuorumMembers).Max(members => members)
            ?? 0;
        if (file.Panel.Members.Count < quorum)
        {
            yield return new RuleFault(
                new Problem(CampaignFileProblems.PanelBelowQuorum, file.Panel.Members.Count, quorum)
                {
                    Field = path,
                },
                ["$.panel.members[*].chair", "$.stages[*].panel.quorumMembers"]
            );
        }
    }
}
