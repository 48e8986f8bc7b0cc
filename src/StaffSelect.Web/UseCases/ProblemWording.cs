using System.Globalization;
using Microsoft.Extensions.Localization;
using StaffSelect.Domain;
using StaffSelect.Web.Shell;

namespace StaffSelect.Web.UseCases;

/// <summary>Puts the codes of refusals into words of the current language.</summary>
public sealed class ProblemWording(
    IStringLocalizer<ProblemText> text,
    DisplayText display,
    ILogger<ProblemWording> logger
)
{
    private const string Unworded = nameof(Unworded);

    /// <summary>What went wrong and what to do, as one sentence.</summary>
    public string Text(Problem problem)
    {
        var found = text[problem.Code];
        if (found.ResourceNotFound)
        {
            logger.LogError("The refusal {Code} has no wording", problem.Code);
            return text[Unworded];
        }

        return string.Format(
            CultureInfo.CurrentCulture,
            found.Value,
            [.. problem.Arguments.Select(Readable)]
        );
    }

    private object Readable(object argument) =>
        argument switch
        {
            HourOf hour => display.AtHour(hour.At),
            DateTime instant => display.Moment(instant),
            DateOnly date => display.Date(date),
            LocalizedText both => both.In(DisplayText.Language),
            decimal number => DisplayText.Plain(number),
            _ => argument,
        };
}
