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

    /// <summary>Who prepared the selection is no candidate of it.</summary>
    public const string PreparerCannotApply = nameof(PreparerCannotApply);
    public const string IdentityAlreadyUsed = nameof(IdentityAlreadyUsed);
    public const string PersonIncomplete = nameof(PersonIncomplete);
    public const string PreferencesUnconfirmed = nameof(PreferencesUnconfirmed);
    public const string TestStarted = nameof(TestStarted);
    public const string AlreadyDecided = nameof(AlreadyDecided);
    public const string AlreadyWithdrawn = nameof(AlreadyWithdrawn);
    public const string WithdrawTooLate = nameof(WithdrawTooLate);
    public const string GroundUnfit = nameof(GroundUnfit);
    public const string ReasonMissing = nameof(ReasonMissing);

    /// <summary>A refusal for a condition names the conditions.</summary>
    public const string ConditionMissing = nameof(ConditionMissing);

    /// <summary>Not a condition for the applicant's group, or named twice.</summary>
    public const string ConditionUnknown = nameof(ConditionUnknown);
    public const string ConditionWords = nameof(ConditionWords);
    public const string AccommodationPercent = nameof(AccommodationPercent);
    public const string AccommodationBreaks = nameof(AccommodationBreaks);

    /// <summary>A proposal waits for its second reader: it is answered before another one is made.</summary>
    public const string AccommodationWaits = nameof(AccommodationWaits);

    /// <summary>The proposal was confirmed or returned already.</summary>
    public const string AccommodationAnswered = nameof(AccommodationAnswered);

    /// <summary>Who proposes does not confirm.</summary>
    public const string AccommodationOwnProposal = nameof(AccommodationOwnProposal);
    public const string OwnApplication = nameof(OwnApplication);
    public const string DayFormat = nameof(DayFormat);
    public const string DayNotPast = nameof(DayNotPast);
    public const string BirthDateImplausible = nameof(BirthDateImplausible);
    public const string CitizenshipMissing = nameof(CitizenshipMissing);
    public const string PhoneFormat = nameof(PhoneFormat);
    public const string LineMissing = nameof(LineMissing);
    public const string LineTooLong = nameof(LineTooLong);
    public const string LineCharacters = nameof(LineCharacters);
    public const string LevelMissing = nameof(LevelMissing);
    public const string SpecialityMissing = nameof(SpecialityMissing);
    public const string YearOutOfRange = nameof(YearOutOfRange);
    public const string EducationTooMany = nameof(EducationTooMany);
    public const string RankMissing = nameof(RankMissing);
    public const string PostBeforeService = nameof(PostBeforeService);
    public const string ServiceTooEarly = nameof(ServiceTooEarly);
    public const string YearsOutOfRange = nameof(YearsOutOfRange);

    /// <summary>The applicant group does not serve, so nothing about service is asked.</summary>
    public const string GroupHasNoService = nameof(GroupHasNoService);
    public const string DocumentKindMissing = nameof(DocumentKindMissing);
    public const string DocumentsTooMany = nameof(DocumentsTooMany);

    /// <summary>The same bytes are already there for the same purpose.</summary>
    public const string DocumentAlreadyThere = nameof(DocumentAlreadyThere);
    public const string DeclarationsIncomplete = nameof(DeclarationsIncomplete);
    public const string AccommodationUnanswered = nameof(AccommodationUnanswered);
    public const string AccommodationNothingAsked = nameof(AccommodationNothingAsked);
    public const string AccommodationDecided = nameof(AccommodationDecided);

    /// <summary>A section is not filled in yet.</summary>
    public const string SectionIncomplete = nameof(SectionIncomplete);

    /// <summary>An officer has decided or the candidate has withdrawn: the application is what it is.</summary>
    public const string ChangeAfterDecision = nameof(ChangeAfterDecision);

    /// <summary>There is no change to submit or to discard.</summary>
    public const string NothingChanged = nameof(NothingChanged);

    /// <summary>There is no open question about these two applications: somebody else decided, or a change took the likeness away.</summary>
    public const string DoubleDecided = nameof(DoubleDecided);

    public const string NoteMissing = nameof(NoteMissing);

    /// <summary>The note is struck out already.</summary>
    public const string NoteStruck = nameof(NoteStruck);

    /// <summary>The person's key is destroyed: nothing personal can be written any more.</summary>
    public const string PersonErased = nameof(PersonErased);
}
