using System.Text.Json;
using System.Text.Json.Serialization;
using StaffSelect.Domain;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Grants;

namespace StaffSelect.Web.Demo;

/// <summary>The invented people of the demonstration: what they typed, decided and answered, and nothing that follows from it.</summary>
/// <param name="Waiting">Applicants of the selection that runs, about whom nothing is decided yet.</param>
internal sealed record DemoFile(
    string Note,
    string Password,
    IReadOnlyList<DemoAccount> Accounts,
    DemoCopy Copy,
    string Document,
    IReadOnlyList<DemoSession> Sessions,
    string DataRequest,
    IReadOnlyList<DemoApplicant> Applicants,
    IReadOnlyList<DemoApplicant> Waiting,
    DemoApplicant Candidate
)
{
    /// <summary>Applicants without a password; of the candidate one signs in to, the account stands among <see cref="Accounts"/>.</summary>
    public IEnumerable<DemoApplicant> WithoutPassword => Applicants.Concat(Waiting);

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter() },
    };

    public static async Task<DemoFile> ReadAsync(string path, CancellationToken ct)
    {
        await using var file = File.OpenRead(path);
        return await JsonSerializer.DeserializeAsync<DemoFile>(file, Options, ct)
            ?? throw new JsonException("The demonstration's file is empty.");
    }
}

/// <param name="Key">How sheets and the script name the person.</param>
/// <param name="Password">Whether the account can be signed in to.</param>
internal sealed record DemoAccount(string Key, string Email, string Name, Role Role, bool Password);

/// <summary>The second selection, which runs now.</summary>
/// <param name="Gate">A compulsory check that only this selection has.</param>
internal sealed record DemoCopy(
    string Code,
    LocalizedText Title,
    LocalizedText Summary,
    DemoGate Gate
);

/// <param name="Results">What its keeper has recorded so far.</param>
internal sealed record DemoGate(
    string Code,
    LocalizedText Title,
    IReadOnlyList<DemoGateResult> Results
);

/// <param name="Id">Whose.</param>
/// <param name="Minute">Minutes after interviews opened.</param>
internal sealed record DemoGateResult(string Id, int Minute, bool Passed);

/// <summary>A session of the test in the selection that is over.</summary>
/// <param name="Minute">Minutes after testing opened.</param>
/// <param name="LatestMinute">Minutes after testing opened; exclusive.</param>
internal sealed record DemoSession(
    string Title,
    string Place,
    int Minute,
    int LatestMinute,
    int Places,
    bool Reserve
);

/// <param name="AppliedHours">Hours after applications opened.</param>
/// <param name="WithdrawnHours">Hours after applications opened, or null.</param>
/// <param name="Note">What an officer noted on the application, or null.</param>
internal sealed record DemoApplicant(
    string Id,
    string Email,
    string FamilyName,
    string GivenName,
    string? Patronymic,
    DemoIdentity Identity,
    string Group,
    DemoDetails Details,
    IReadOnlyList<string> Preferences,
    int AppliedHours,
    DemoDecision? Decision = null,
    int? WithdrawnHours = null,
    DemoAccommodation? Accommodation = null,
    DemoAttempt? Attempt = null,
    DemoInterview? Interview = null,
    string? Note = null
);

/// <summary>What the person typed in the further sections.</summary>
/// <param name="Request">The request for an accommodation, or null for none.</param>
internal sealed record DemoDetails(
    string BirthDate,
    string Phone,
    string? Messenger,
    string? PostalAddress,
    IReadOnlyList<DemoEducation> Education,
    DemoService? Service,
    IReadOnlyList<DocumentKind> Documents,
    DemoRequest? Request = null
);

internal sealed record DemoEducation(
    EducationLevel Level,
    string Institution,
    string? Speciality,
    string Year
);

internal sealed record DemoService(
    ServiceRank Rank,
    string Post,
    string ServesSince,
    string PostSince,
    string ServiceYears,
    string PostYears
);

internal sealed record DemoRequest(int Percent, bool Breaks, string Ground);

internal sealed record DemoIdentity(IdentityKind Kind, string Number);

internal sealed record DemoDecision(int Hours, bool Admit, DecisionGround Ground, string? Reason);

internal sealed record DemoAccommodation(int Hours, int Percent, string Reason);

/// <param name="Minute">Minutes after testing opened.</param>
/// <param name="FinishSecond">Seconds after the start.</param>
internal sealed record DemoAttempt(
    int Minute,
    IReadOnlyList<DemoAnswer> Answers,
    int? FinishSecond
);

/// <param name="Second">Seconds after the start.</param>
/// <param name="Item">Code of the item.</param>
/// <param name="Option">Id of the chosen option; null takes the answer back.</param>
internal sealed record DemoAnswer(int Second, string Item, string? Option);

/// <param name="Minute">Minutes after interviews opened.</param>
/// <param name="OpenInCopy">In the selection that runs now nobody has scored yet.</param>
/// <param name="Sheets">By member, then by competency.</param>
internal sealed record DemoInterview(
    int Minute,
    string Place,
    bool OpenInCopy,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, DemoScore>> Sheets
);

internal sealed record DemoScore(int Level, string Note);
