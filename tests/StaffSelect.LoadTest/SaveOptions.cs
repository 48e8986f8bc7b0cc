using System.Globalization;
using StaffSelect.Data.Providers;

namespace StaffSelect.LoadTest;

/// <summary>What to run.</summary>
/// <param name="Candidates">People who save at the same time, each one answer after another.</param>
/// <param name="Seconds">How long.</param>
/// <param name="Provider">Which database.</param>
/// <param name="PauseMilliseconds">How long each waits between two answers; 0 for full speed.</param>
internal sealed record SaveOptions(
    int Candidates,
    int Seconds,
    DatabaseProvider Provider,
    int PauseMilliseconds
)
{
    public const string Usage = """
        Usage: save [--candidates 200] [--seconds 30] [--database sqlite|postgres] [--pause 0]

        Starts the product on a database of its own, signs the candidates in, lets them save answers through HTTP,
        compares with a bare group-commit loop on the same database and checks every acknowledged answer.
        PostgreSQL: the server named by STAFFSELECT_TEST_POSTGRESQL, else a private one is started.
        """;

    public static SaveOptions? Parse(IReadOnlyList<string> arguments)
    {
        if (arguments is not ["save", ..] || arguments.Count % 2 == 0)
        {
            return null;
        }

        var options = new SaveOptions(200, 30, DatabaseProvider.Sqlite, 0);
        for (var i = 1; i < arguments.Count; i += 2)
        {
            var value = arguments[i + 1];
            var isNumber = int.TryParse(
                value,
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var number
            );
            switch (arguments[i])
            {
                case "--candidates" when isNumber && number is >= 1 and <= 5_000:
                    options = options with { Candidates = number };
                    break;
                case "--seconds" when isNumber && number is >= 1 and <= 3_600:
                    options = options with { Seconds = number };
                    break;
                case "--pause" when isNumber && number <= 60_000:
                    options = options with { PauseMilliseconds = number };
                    break;
                case "--database" when value is "sqlite" or "postgres":
                    options = options with
                    {
                        Provider =
                            value == "sqlite"
                                ? DatabaseProvider.Sqlite
                                : DatabaseProvider.PostgreSql,
                    };
                    break;
                default:
                    return null;
            }
        }

        return options;
    }
}
