using System.Globalization;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Web.Reports.Assessment;

namespace StaffSelect.LoadTest;

/// <summary>Invented assessments of four pages: two stages, eight competencies with three notes each, four posts.</summary>
internal static class ReportSamples
{
    private static readonly (string Uk, string En)[] Competencies =
    [
        ("Доброчесність", "Integrity"),
        ("Пильність та аналіз ризиків", "Vigilance and risk analysis"),
        ("Комунікація та сервіс", "Communication and service"),
        ("Стресостійкість і самоконтроль", "Resilience and self-control"),
        ("Командна взаємодія", "Teamwork and inter-agency cooperation"),
        ("Прийняття рішень за процедурою", "Procedural decision making"),
        ("Знання прикордонного законодавства", "Knowledge of border law"),
        ("Готовність навчатися", "Readiness to learn"),
    ];

    public static AssessmentData Of(int number) =>
        new()
        {
            Code = string.Create(CultureInfo.InvariantCulture, $"{number:0000}-WD9J"),
            Campaign = Both("Набір до пунктів пропуску", "Checkpoints"),
            Group = Both("військовослужбовці ДПСУ", "serving border guards"),
            IsDemo = true,
            TimeZone = "Europe/Kyiv",
            RulesEdition = 3,
            RulesHash = new string('a', 64),
            ListVersion = 1,
            ListHash = new string('b', 64),
            PublishedAt = new DateTime(2026, 2, 3, 13, 4, 0, DateTimeKind.Utc),
            Total = 74.729166m - (number / 100m),
            Rank = number + 1,
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
                    Percent = 77.0833m,
                    Contribution = 48.177m,
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
                    Percent = 70.8333m,
                    Contribution = 26.5625m,
                    Sheets = 3,
                    Members = 3,
                    Group = new(57.9m, 187),
                },
            ],
            Competencies = [.. Competencies.Select((one, i) => Competency(one, i, number))],
            Posts = [.. Enumerable.Range(1, 4).Select(choice => Post(choice))],
            AppealUntilAt = new DateTime(2026, 2, 13, 16, 0, 0, DateTimeKind.Utc),
            AppealSuspends = false,
        };

    private static CompetencyResult Competency((string Uk, string En) title, int i, int number)
    {
        Anchor[] scale =
        [
            .. Enumerable
                .Range(1, 5)
                .Select(level => new Anchor(
                    level,
                    Both($"Рівень {level}", $"Level {level}"),
                    Both(
                        "чітко відмовляє й доповідає, як вимагає правило; наводить один справжній приклад",
                        "refuses clearly and reports as the rule says; gives one real example"
                    )
                )),
        ];
        var mean = 3 + ((i + number) % 4 / 3m);
        string[] notes =
        [
            $"Навів приклад № {number + i}, коли відмовив знайомому й доповів того самого дня; пояснив, яким пунктом інструкції керувався.",
            "Назвав підставу й записав рішення в журнал; ґрунтовно, але повільно. Уточнень не потребував, до запитань ставився спокійно. Приклади брав зі служби за останні два роки й називав наслідки для людей і для зміни.",
            "На ускладнену ситуацію відповів за порядком: зупинив, перевірив, повідомив старшого зміни, після того пояснив людині її права. Наприкінці сам назвав, що наступного разу зробив би раніше, і чому.",
        ];
        return new CompetencyResult(
            Both(title.Uk, title.En),
            mean,
            2m,
            3,
            1,
            CompetencyResult.Reach(scale, mean),
            notes
        );
    }

    private static PostResult Post(int choice) =>
        new()
        {
            Title = Both("Інспектор прикордонної служби", "Border guard inspector"),
            Place = Both($"Пункт пропуску {choice}", $"Checkpoint {choice}"),
            Choice = choice,
            Kind = choice == 1 ? PostResultKind.Placed : PostResultKind.BetterChoice,
            Quota = 16,
            Rank = 10 + choice,
            CutOff = 70m + choice,
        };

    private static LocalizedText Both(string uk, string en) => new(uk, en);
}
