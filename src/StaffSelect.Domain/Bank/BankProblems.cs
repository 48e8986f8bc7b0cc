namespace StaffSelect.Domain.Bank;

/// <summary>Codes of refusals about the item bank.</summary>
public static class BankProblems
{
    /// <summary>Not a code: Latin letters, digits, hyphens, at most 20, beginning with a letter.</summary>
    public const string ItemCode = nameof(ItemCode);

    /// <summary>Another item of the pool has the code.</summary>
    public const string ItemCodeTaken = nameof(ItemCodeTaken);

    /// <summary>Another pool has the code.</summary>
    public const string PoolCodeTaken = nameof(PoolCodeTaken);

    /// <summary>A text is missing in one language.</summary>
    public const string ItemTextMissing = nameof(ItemTextMissing);

    /// <summary>A text is too long. Argument: signs allowed.</summary>
    public const string ItemTextLong = nameof(ItemTextLong);

    /// <summary>A text holds invisible or control characters.</summary>
    public const string ItemTextCharacters = nameof(ItemTextCharacters);

    /// <summary>A picture holds more than plain shapes. Argument: what.</summary>
    public const string ItemPicture = nameof(ItemPicture);

    /// <summary>A picture has no alternative in words.</summary>
    public const string ItemPictureWords = nameof(ItemPictureWords);

    /// <summary>Words for a picture that is not there.</summary>
    public const string ItemPictureMissing = nameof(ItemPictureMissing);

    /// <summary>Too few or too many options. Arguments: least, most.</summary>
    public const string ItemOptionCount = nameof(ItemOptionCount);

    /// <summary>Two options say the same. Argument: number of the other.</summary>
    public const string ItemOptionTwice = nameof(ItemOptionTwice);

    /// <summary>An option has no justification.</summary>
    public const string ItemJustification = nameof(ItemJustification);

    /// <summary>A single choice needs exactly one right option.</summary>
    public const string ItemOneRight = nameof(ItemOneRight);

    /// <summary>A multiple response needs a right option.</summary>
    public const string ItemNoRight = nameof(ItemNoRight);

    /// <summary>With every option right the points of a multiple response are undefined.</summary>
    public const string ItemAllRight = nameof(ItemAllRight);

    /// <summary>A situational judgement needs one best, one next best and at least one other option.</summary>
    public const string ItemBestAndNext = nameof(ItemBestAndNext);

    /// <summary>Only situational judgements know a next best option.</summary>
    public const string ItemNextNotAllowed = nameof(ItemNextNotAllowed);

    /// <summary>The version is no draft any more: a change is a new version.</summary>
    public const string ItemNotDraft = nameof(ItemNotDraft);

    /// <summary>Only the author changes a draft, so that whoever reviews it did not write in it.</summary>
    public const string ItemNotYours = nameof(ItemNotYours);

    /// <summary>Nobody reviews or approves his own work.</summary>
    public const string ItemOwnWork = nameof(ItemOwnWork);

    /// <summary>The version is not in the state that this step starts from.</summary>
    public const string ItemWrongState = nameof(ItemWrongState);

    /// <summary>The newest version is still being worked on.</summary>
    public const string ItemVersionOpen = nameof(ItemVersionOpen);

    /// <summary>A step back needs a reason.</summary>
    public const string ItemReasonMissing = nameof(ItemReasonMissing);

    /// <summary>No such pool. Argument: code.</summary>
    public const string PoolUnknown = nameof(PoolUnknown);

    /// <summary>An item that counts and one to practise with are never the same. Argument: code of the pool that has it.</summary>
    public const string ItemOnOtherSide = nameof(ItemOnOtherSide);

    /// <summary>A practice pool cannot be drawn by a test that counts. Argument: code.</summary>
    public const string PoolIsPractice = nameof(PoolIsPractice);
}
