using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Web.Reports.Assessment;

namespace StaffSelect.Web.Tests.Reports;

/// <summary>Invented assessments: the usual one and the ones that strain the page.</summary>
internal static class AssessmentSamples
{
    private static readonly (string Uk, string En, decimal Mean, int Spread)[] Competencies =
    [
        ("Доброчесність", "Integrity", 4m, 1),
        ("Пильність та аналіз ризиків", "Vigilance and risk analysis", 11m / 3, 1),
        ("Комунікація та сервіс", "Communication and service", 13m / 3, 1),
        ("Стресостійкість і самоконтроль", "Resilience and self-control", 10m / 3, 1),
        ("Командна взаємодія", "Teamwork and inter-agency cooperation", 4m, 0),
        ("Прийняття рішень за процедурою", "Procedural decision making", 11m / 3, 1),
    ];

    private static readonly string[] Levels =
    [
        "Неприйнятний рівень|Unacceptable",
        "Нижче вимог|Below requirements",
        "Відповідає вимогам|Meets requirements",
        "Вище вимог|Above requirements",
        "Зразковий рівень|Exemplary",
    ];

    /// <summary>Placed at the second choice; nine listed hands, two stages.</summary>
    public static AssessmentData Placed() =>
        new()
        {
            Code = "7RQ4-WD9J",
            Campaign = Both("Набір до пунктів пропуску, осінь 2025", "Checkpoints, autumn 2025"),
            Group = Both("військовослужбовці ДПСУ", "serving border guards"),
            IsDemo = true,
            TimeZone = "Europe/Kyiv",
            RulesEdition = 3,
            RulesHash = new string('a', 64),
            ListVersion = 2,
            ListHash = "9f2c6be107d4a85e1122334455667788990011223344556677889900b03f41d7",
            PublishedAt = new DateTime(2026, 2, 3, 13, 4, 0, DateTimeKind.Utc),
            Total = 74.7291666666666666666m,
            Rank = 21,
            Stages =
            [
                new()
                {
                    Code = "A1",
                    Title = Both("Загальні здібності", "General abilities"),
                    Kind = StageKind.Test,
                    WeightPer10000 = 6250,
                    Value = 46.25m,
                    Maximum = 60m,
                    Minimum = 40m,
                    Percent = 46.25m / 60m * 100m,
                    Contribution = 46.25m / 60m * 62.5m,
                    Group = new(58.4m, 214),
                },
                new()
                {
                    Code = "P1",
                    Title = Both("Співбесіда", "Interview"),
                    Kind = StageKind.Panel,
                    WeightPer10000 = 3750,
                    Value = 23m / 6,
                    Minimum = 3m,
                    Percent = ((23m / 6) - 1) / 4 * 100m,
                    Contribution = ((23m / 6) - 1) / 4 * 37.5m,
                    Sheets = 3,
                    Members = 3,
                    Group = new(57.9m, 187),
                },
            ],
            Competencies =
            [
                .. Competencies.Select(one =>
                    Competency(
                        Both(one.Uk, one.En),
                        one.Mean,
                        one.Spread,
                        [
                            "Навів приклад, коли відмовив знайомому й доповів того самого дня.",
                            "Назвав підставу й записав рішення в журнал; ґрунтовно, але повільно.",
                        ]
                    )
                ),
            ],
            Posts =
            [
                Post("Львів", "Lviv", 1, PostResultKind.NotEnough, 31, 76.4791m),
                Post("Краківець", "Krakovets", 2, PostResultKind.Placed, 18, 71.40m),
                Post("Шегині", "Shehyni", 3, PostResultKind.BetterChoice, 9, 69.05m),
                Post("Рава-Руська", "Rava-Ruska", 4, PostResultKind.BetterChoice, 7, 66.2m),
            ],
            AppealUntilAt = new DateTime(2026, 2, 13, 16, 0, 0, DateTimeKind.Utc),
            AppealSuspends = false,
        };

    /// <summary>Below the hurdle of the test: no panel, no composite.</summary>
    public static AssessmentData BelowHurdle()
    {
        var placed = Placed();
        var test = placed.Stages[0];
        return placed with
        {
            Total = null,
            Rank = null,
            Failure = new(FailureKind.BelowHurdle, test.Title, null, 39.75m, 40m),
            Competencies = [],
            Stages =
            [
                test with
                {
                    Value = 39.75m,
                    Percent = 66.25m,
                    Contribution = 39.75m / 60m * 62.5m,
                },
                placed.Stages[1] with
                {
                    Value = null,
                    Percent = null,
                    Contribution = null,
                    Sheets = null,
                    Members = null,
                },
            ],
            Posts =
            [
                .. placed.Posts.Select(post =>
                    post with
                    {
                        Kind = PostResultKind.NotRanked,
                        Rank = null,
                        Position = null,
                    }
                ),
            ],
        };
    }

    /// <summary>Names of three times sixty letters, notes of 1,500, a word of 300, twelve competencies, ten posts.</summary>
    public static AssessmentData Strained()
    {
        var placed = Placed();
        var longName = string.Join(
            ' ',
            "Ґалаґан-" + new string('щ', 52),
            "Є" + new string('ї', 59),
            "І" + new string('ю', 59)
        );
        var note =
            string.Concat(Enumerable.Repeat("Під’їзд, ґанок, її єдність і щоденна їжа. ", 40))[
                ..1499
            ] + ".";
        var word = new string('Ж', 300);
        var longTitle = Both(
            "Дуже довга назва компетентності з багатьма словами та з одним-надзвичайнодовгимсловомбезжодногопробілу",
            "A very long name of a competency with many words and with one-extraordinarilylongwordwithoutanyspace"
        );
        return placed with
        {
            Name = longName,
            Competencies =
            [
                .. Enumerable
                    .Range(0, 12)
                    .Select(i =>
                        Competency(
                            i == 5 ? longTitle : Both($"Компетентність {i}", $"Competency {i}"),
                            1 + (i / 3m),
                            4,
                            [note, word, note[..700]]
                        )
                    ),
            ],
            Posts =
            [
                .. Enumerable
                    .Range(1, 10)
                    .Select(i =>
                        Post(
                            i == 3 ? new string('Ш', 120) : $"Пункт {i}",
                            $"Place {i}",
                            i,
                            i == 10 ? PostResultKind.Placed : PostResultKind.NotEnough,
                            i * 3,
                            90m - i
                        )
                    ),
            ],
        };
    }

    /// <summary>Nothing happened yet but an application.</summary>
    public static AssessmentData NoResult()
    {
        var failed = BelowHurdle();
        return failed with
        {
            Failure = new(FailureKind.NotTaken, failed.Stages[0].Title, null, null, null),
            Stages =
            [
                .. failed.Stages.Select(stage =>
                    stage with
                    {
                        Value = null,
                        Maximum = null,
                        Percent = null,
                        Contribution = null,
                        Group = null,
                    }
                ),
            ],
            Posts = [],
        };
    }

    public static LocalizedText Both(string uk, string en) => new(uk, en);

    public static IReadOnlyList<Anchor> Scale() =>
        [
            .. Levels.Select(
                (label, i) =>
                    new Anchor(
                        i + 1,
                        Both(label.Split('|')[0], label.Split('|')[1]),
                        Both(
                            "чітко відмовляє й доповідає, як вимагає правило; наводить один справжній приклад",
                            "refuses clearly and reports as the rule says; gives one real example"
                        )
                    )
            ),
        ];

    public static CompetencyResult Competency(
        LocalizedText title,
        decimal mean,
        int spread,
        IReadOnlyList<string> notes
    ) => new(title, mean, 2m, 3, spread, CompetencyResult.Reach(Scale(), mean), notes);

    private static PostResult Post(
        string uk,
        string en,
        int choice,
        PostResultKind kind,
        int rank,
        decimal cutOff
    ) =>
        new()
        {
            Title = Both("Інспектор прикордонної служби", "Border guard inspector"),
            Place = Both($"«{uk}»", en),
            Choice = choice,
            Kind = kind,
            Quota = 16,
            Rank = rank,
            Position = kind == PostResultKind.NotEnough ? rank : null,
            CutOff = cutOff,
        };
}
