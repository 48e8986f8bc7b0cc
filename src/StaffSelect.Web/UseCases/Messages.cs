using StaffSelect.Data;
using StaffSelect.Domain;

namespace StaffSelect.Web.UseCases;

/// <summary>Something a person or a job asks of the product; sent through <see cref="UseCases"/>.</summary>
public interface IMessage<TResult>;

/// <summary>A message that changes something.</summary>
public interface ICommand<TResult> : IMessage<TResult>;

/// <summary>A message that only reads.</summary>
public interface IQuery<TResult> : IMessage<TResult>;

/// <summary>Does what a message asks; exactly one for each message. Never saves: the door does.</summary>
public interface IHandler<TMessage, TResult>
    where TMessage : IMessage<TResult>
{
    Task<Result<TResult>> HandleAsync(TMessage message, Actor actor, CancellationToken ct);
}

/// <summary>What the sender of this message must be permitted; a message without it is an error.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class RequiresAttribute(Permission permission) : Attribute
{
    public Permission Permission { get; } = permission;
}

// A message with a permission of a campaign carries exactly one of these, so that the door knows which campaign.

public interface IOfCampaign
{
    CampaignId Campaign { get; }
}

/// <summary>About one gate: the sender's role must be held for it.</summary>
public interface IOfGate : IOfCampaign
{
    /// <summary>Code of the stage.</summary>
    string Stage { get; }
}

public interface IOfApplication
{
    ApplicationId Application { get; }
}

public interface IOfAttempt
{
    AttemptId Attempt { get; }
}

public interface IOfPanel
{
    PanelId Panel { get; }
}

public interface IOfInterview
{
    InterviewId Interview { get; }
}

public interface IOfRanking
{
    RankingId Ranking { get; }
}

public interface IOfPublication
{
    PublicationId Publication { get; }
}

public interface IOfAppeal
{
    AppealId Appeal { get; }
}

public interface IOfReport
{
    ReportId Report { get; }
}

/// <summary>Finds the campaign that a marked message is about.</summary>
/// <typeparam name="TMarker">One of the markers above.</typeparam>
public interface IScopeResolver<in TMarker>
{
    /// <summary>The campaign, or null when the thing does not exist.</summary>
    Task<CampaignId?> CampaignOfAsync(TMarker message, AppDbContext db, CancellationToken ct);
}
