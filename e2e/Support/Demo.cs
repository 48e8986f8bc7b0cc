namespace StaffSelect.E2E.Support;

/// <summary>The accounts that the program prints at its first start in Development.</summary>
internal static class Demo
{
    public const string Password = "Kordon-demo-2026";
    public const string Administrator = "admin@demo.example";

    public const string SecondAdministrator = "admin2@demo.example";
    public const string Officer = "officer@demo.example";
    public const string OfficerName = "Олена Яремчук";
    public const string Editor = "editor@demo.example";
    public const string EditorName = "Тарас Гнатюк";
    public const string Author = "author@demo.example";
    public const string Keeper = "keeper@demo.example";
    public const string AccommodationDecider = "accommodation1@demo.example";
    public const string Observer = "observer@demo.example";
    public const string Candidate = "candidate@demo.example";

    /// <summary>The selection that is over.</summary>
    public const string Published = "kordon-2026";

    /// <summary>The selection that runs now.</summary>
    public const string Running = "kordon-demo";

    public static readonly string[] Members =
    [
        "chair@demo.example",
        "member1@demo.example",
        "member2@demo.example",
    ];

    public static readonly string[] Approvers =
    [
        "approver1@demo.example",
        "approver2@demo.example",
    ];

    /// <summary>Names of staff.</summary>
    public static readonly string[] People =
    [
        OfficerName,
        "Надія Коваленко",
        "Богдан Сидорук",
        "Ірина Ткачук",
        "Лариса Кравець",
        "Тарас Гнатів",
        "Євгенія Поліщук",
        "Марта Клименко",
        EditorName,
        "Соломія Ївженко",
        "Оксана Дмитренко",
        "Зеновій Ґалаґан",
        "Лариса Юхименко",
        "Остап Щербатюк",
        // candidates without a decision, whom an officer sees first
        "Яремко",
        "Жук",
    ];

    public static readonly string[] ApproverNames = ["Богдан Сидорук", "Ірина Ткачук"];
}
