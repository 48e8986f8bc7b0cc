namespace StaffSelect.Domain.Candidates;

/// <summary>The officers' index of one application: what a sealed name cannot give, order and search.</summary>
/// <remarks>Holds a readable form of the name. It is deleted when the person is erased and never reaches the audit log.</remarks>
public sealed class ApplicationSearch
{
    private ApplicationSearch() { }

    public ApplicationId ApplicationId { get; private set; }

    public CampaignId CampaignId { get; private set; }

    /// <summary><see cref="UkrainianSort.Key(PersonName)"/>.</summary>
    public string NameSort { get; private set; } = "";

    /// <summary><see cref="UkrainianSort.SearchText"/> of the full name.</summary>
    public string NameSearch { get; private set; } = "";

    public static ApplicationSearch Of(
        ApplicationId application,
        CampaignId campaign,
        PersonName name
    )
    {
        var search = new ApplicationSearch { ApplicationId = application, CampaignId = campaign };
        search.Rename(name);
        return search;
    }

    /// <summary>The name in a changed application.</summary>
    public void Rename(PersonName name)
    {
        ArgumentNullException.ThrowIfNull(name);
        NameSort = UkrainianSort.Key(name);
        NameSearch = UkrainianSort.SearchText(name.Full);
    }
}
