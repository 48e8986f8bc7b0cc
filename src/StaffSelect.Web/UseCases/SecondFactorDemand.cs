namespace StaffSelect.Web.UseCases;

/// <summary>Whether staff roles count only in sessions that were opened with a second factor.</summary>
public sealed record SecondFactorDemand(bool IsMade)
{
    /// <summary>Setting; true outside Development unless set otherwise.</summary>
    public const string Key = "Accounts:RequireSecondFactor";

    /// <summary>Where somebody goes whose staff roles wait for his second factor.</summary>
    public const string Page = "/account/manage/second-factor";

    public static SecondFactorDemand From(
        IConfiguration configuration,
        IHostEnvironment environment
    ) => new(configuration.GetValue(Key, defaultValue: !environment.IsDevelopment()));
}
