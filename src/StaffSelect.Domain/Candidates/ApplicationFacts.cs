namespace StaffSelect.Domain.Candidates;

/// <summary>Level of education, lowest first.</summary>
/// <remarks>Law of Ukraine 2145-VIII «On Education», article 10; the specialist's degree of former laws counts as a master's.</remarks>
public enum EducationLevel
{
    /// <summary>Базова середня, 9 classes.</summary>
    BasicSecondary,

    /// <summary>Повна загальна середня.</summary>
    Secondary,

    /// <summary>Професійна (професійно-технічна).</summary>
    Vocational,

    /// <summary>Фахова передвища, молодший спеціаліст.</summary>
    ProfessionalPreHigher,

    Bachelor,

    /// <summary>Магістр, спеціаліст.</summary>
    Master,

    Doctor,
}

/// <summary>Ranks of military service, lowest first.</summary>
/// <remarks>Law of Ukraine 2232-XII «On Military Duty and Military Service», article 5, army ranks.</remarks>
public enum ServiceRank
{
    Recruit,
    Soldier,
    SeniorSoldier,
    JuniorSergeant,
    Sergeant,
    SeniorSergeant,
    ChiefSergeant,
    StaffSergeant,
    MasterSergeant,
    SeniorMasterSergeant,
    ChiefMasterSergeant,
    JuniorLieutenant,
    Lieutenant,
    SeniorLieutenant,
    Captain,
    Major,
    LieutenantColonel,
    Colonel,
    BrigadierGeneral,
    MajorGeneral,
    LieutenantGeneral,
    General,
}

public enum Citizenship
{
    Ukraine,

    /// <summary>Another state's, or none.</summary>
    Other,
}

/// <summary>What a document is handed in for.</summary>
public enum DocumentKind
{
    Identity,
    Education,
    ServiceProof,

    /// <summary>Proves the applicant group.</summary>
    GroupProof,
    Other,
}

/// <summary>What an application says of the person, as far as conditions of admission ask.</summary>
public sealed record ApplicationFacts
{
    /// <summary>Code of the applicant group.</summary>
    public required string Group { get; init; }

    public DateOnly? BirthDate { get; init; }

    public Citizenship? Citizenship { get; init; }

    /// <summary>Levels of all educations named.</summary>
    public IReadOnlyCollection<EducationLevel> Education { get; init; } = [];

    public ServiceRank? Rank { get; init; }

    /// <summary>Full years of service, breaks left out.</summary>
    public int? ServiceYears { get; init; }

    /// <summary>Full years in posts as the conditions name them.</summary>
    public int? PostYears { get; init; }

    /// <summary>Kinds of the documents handed in, one entry a document.</summary>
    public IReadOnlyCollection<DocumentKind> Documents { get; init; } = [];

    /// <summary>Codes of the declarations given.</summary>
    public IReadOnlyCollection<string> Declarations { get; init; } = [];
}
