namespace StaffSelect.Web.UseCases;

/// <summary>Wording of refusals; a key is the code of a <see cref="Domain.Problem"/>.</summary>
public sealed class ProblemText;
