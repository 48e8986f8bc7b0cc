namespace StaffSelect.Domain.Panels;

/// <summary>Codes of refusals about panels, interviews and score sheets.</summary>
public static class PanelProblems
{
    public const string PanelTitleMissing = nameof(PanelTitleMissing);
    public const string PanelTooSmall = nameof(PanelTooSmall);
    public const string PanelMemberTwice = nameof(PanelMemberTwice);
    public const string PanelNeedsOneChair = nameof(PanelNeedsOneChair);
    public const string PanelMemberNotEligible = nameof(PanelMemberNotEligible);
    public const string PanelMemberDecides = nameof(PanelMemberDecides);
    public const string PanelMemberIsCandidate = nameof(PanelMemberIsCandidate);
    public const string PanelAlreadyScored = nameof(PanelAlreadyScored);
    public const string InterviewInPast = nameof(InterviewInPast);
    public const string InterviewOutsideWindow = nameof(InterviewOutsideWindow);
    public const string InterviewPlaceMissing = nameof(InterviewPlaceMissing);
    public const string InterviewPlanned = nameof(InterviewPlanned);
    public const string InterviewAlreadyScored = nameof(InterviewAlreadyScored);
    public const string CandidateNotAdmitted = nameof(CandidateNotAdmitted);
    public const string SlotTaken = nameof(SlotTaken);

    /// <summary>A member sits in another panel then. Arguments: name, start of that interview.</summary>
    public const string MemberBusy = nameof(MemberBusy);

    /// <summary>The candidate's test is then. Arguments: working code, start of the test.</summary>
    public const string CandidateBusy = nameof(CandidateBusy);
    public const string ConflictAlreadyDeclared = nameof(ConflictAlreadyDeclared);
    public const string ConflictReasonMissing = nameof(ConflictReasonMissing);
    public const string ConflictNotDeclared = nameof(ConflictNotDeclared);
    public const string MemberAbsent = nameof(MemberAbsent);
    public const string MemberAlreadyDone = nameof(MemberAlreadyDone);
    public const string AbsenceTooEarly = nameof(AbsenceTooEarly);
    public const string SheetLocked = nameof(SheetLocked);
    public const string SheetChangedElsewhere = nameof(SheetChangedElsewhere);
    public const string SheetIncomplete = nameof(SheetIncomplete);
    public const string LevelOutOfScale = nameof(LevelOutOfScale);
    public const string NoteTooLong = nameof(NoteTooLong);
    public const string CompetencyUnknown = nameof(CompetencyUnknown);
    public const string NobodyChosen = nameof(NobodyChosen);
    public const string NobodyWaits = nameof(NobodyWaits);

    /// <summary>Arguments: candidates, free times of all panels.</summary>
    public const string TimesTooFew = nameof(TimesTooFew);

    /// <summary>Argument: name of who sits in two of the panels.</summary>
    public const string MemberOfBothPanels = nameof(MemberOfBothPanels);
    public const string PanelsClosed = nameof(PanelsClosed);
    public const string OutcomeBlind = nameof(OutcomeBlind);
}
