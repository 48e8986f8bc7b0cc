namespace StaffSelect.Domain.Candidates;

/// <summary>Codes of refusals about applications.</summary>
public static class ApplicationProblems
{
    public const string NameMissing = nameof(NameMissing);
    public const string NameTooLong = nameof(NameTooLong);
    public const string NameNotLetters = nameof(NameNotLetters);
    public const string NameMixesScripts = nameof(NameMixesScripts);
    public const string TaxNumberNotTenDigits = nameof(TaxNumberNotTenDigits);
    public const string TaxNumberCheckDigit = nameof(TaxNumberCheckDigit);
    public const string TaxNumberBirthDate = nameof(TaxNumberBirthDate);
    public const string PassportNumberFormat = nameof(PassportNumberFormat);
    public const string IdentityKindMissing = nameof(IdentityKindMissing);
    public const string GroupMissing = nameof(GroupMissing);
    public const string PreferencesMissing = nameof(PreferencesMissing);
    public const string PreferencesTooMany = nameof(PreferencesTooMany);
    public const string PreferencesRepeat = nameof(PreferencesRepeat);
    public const string PreferencesUnknownPost = nameof(PreferencesUnknownPost);
    public const string DocumentMissing = nameof(DocumentMissing);
    public const string NoticeNotAccepted = nameof(NoticeNotAccepted);
    public const string AlreadyApplied = nameof(AlreadyApplied);

    /// <summary>The account works in the same campaign.</summary>
    public const string StaffCannotApply = nameof(StaffCannotApply);
    public const string IdentityAlreadyUsed = nameof(IdentityAlreadyUsed);
    public const string PersonIncomplete = nameof(PersonIncomplete);
    public const string PreferencesUnconfirmed = nameof(PreferencesUnconfirmed);
    public const string TestStarted = nameof(TestStarted);
    public const string AlreadyDecided = nameof(AlreadyDecided);
    public const string AlreadyWithdrawn = nameof(AlreadyWithdrawn);
    public const string WithdrawTooLate = nameof(WithdrawTooLate);
    public const string GroundUnfit = nameof(GroundUnfit);
    public const string ReasonMissing = nameof(ReasonMissing);
    public const string AccommodationPercent = nameof(AccommodationPercent);
    public const string OwnApplication = nameof(OwnApplication);
}
