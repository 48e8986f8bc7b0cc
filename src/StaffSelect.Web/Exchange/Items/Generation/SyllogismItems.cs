using StaffSelect.Domain;
using StaffSelect.Domain.Bank;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Testing;

namespace StaffSelect.Web.Exchange.Items.Generation;

/// <summary>Syllogisms as items, about classes of people that have nothing to do with one another in life.</summary>
internal static class SyllogismItems
{
    /// <summary>The forms that sentences need: who, of whom, by whom.</summary>
    private static readonly Class[] Classes =
    [
        new("волонтери", "волонтерів", "волонтерами", "volunteers"),
        new("донори", "донорів", "донорами", "donors"),
        new("шахісти", "шахістів", "шахістами", "chess players"),
        new("перекладачі", "перекладачів", "перекладачами", "translators"),
        new("плавці", "плавців", "плавцями", "swimmers"),
        new("кінологи", "кінологів", "кінологами", "dog handlers"),
        new("фотографи", "фотографів", "фотографами", "photographers"),
        new("садівники", "садівників", "садівниками", "gardeners"),
        new("музиканти", "музикантів", "музикантами", "musicians"),
        new("альпіністи", "альпіністів", "альпіністами", "climbers"),
        new("велосипедисти", "велосипедистів", "велосипедистами", "cyclists"),
        new("програмісти", "програмістів", "програмістами", "programmers"),
        new("рибалки", "рибалок", "рибалками", "anglers"),
        new("бігуни", "бігунів", "бігунами", "runners"),
        new("художники", "художників", "художниками", "painters"),
        new("пасічники", "пасічників", "пасічниками", "beekeepers"),
    ];

    public static ItemContent Of(Syllogism syllogism, Difficulty difficulty, SeededRandom random)
    {
        var classes = random.Draw(Classes, syllogism.Terms);
        var premises = syllogism.Premises.Select(premise => Sentence(premise, classes)).ToList();
        var options = syllogism
            .Others.Select(other =>
            {
                var possible = Sentence(other.Negation, classes);
                return Option(
                    Sentence(other, classes),
                    OptionMark.None,
                    new LocalizedText(
                        $"Не випливає: засновки не суперечать тому, що {Lower(possible.Uk)}",
                        $"Does not follow: the statements allow that {Lower(possible.En)}"
                    )
                );
            })
            .Append(
                Option(
                    Sentence(syllogism.Key, classes),
                    OptionMark.Right,
                    new LocalizedText(
                        "Випливає: у кожному випадку, коли всі засновки істинні, істинне й це твердження.",
                        "Follows: in every case in which all the statements are true, this one is true too."
                    )
                )
            )
            .ToList();
        return new ItemContent(
            ItemKind.SingleChoice,
            difficulty,
            new LocalizedText(
                $"{string.Join(" ", premises.Select(premise => premise.Uk))}\nЯкий висновок обов’язково випливає з цих тверджень?",
                $"{string.Join(" ", premises.Select(premise => premise.En))}\nWhich conclusion necessarily follows from these statements?"
            ),
            null,
            null,
            random.Draw(options, options.Count)
        );
    }

    private static LocalizedText Sentence(Statement statement, IReadOnlyList<Class> classes)
    {
        var subject = classes[statement.Subject];
        var predicate = classes[statement.Predicate];
        return statement.Quantifier switch
        {
            Quantifier.All => new(
                $"Усі {subject.Who} є {predicate.ByWhom}.",
                $"All {subject.English} are {predicate.English}."
            ),
            Quantifier.No => new(
                $"Серед {subject.OfWhom} немає {predicate.OfWhom}.",
                $"No {subject.English} are {predicate.English}."
            ),
            Quantifier.Some => new(
                $"Деякі {subject.Who} є {predicate.ByWhom}.",
                $"Some {subject.English} are {predicate.English}."
            ),
            _ => new(
                $"Деякі {subject.Who} не є {predicate.ByWhom}.",
                $"Some {subject.English} are not {predicate.English}."
            ),
        };
    }

    private static BankOption Option(LocalizedText text, OptionMark mark, LocalizedText why) =>
        new(text, null, null, mark, why);

    private static string Lower(string sentence) =>
        char.ToLowerInvariant(sentence[0]) + sentence[1..];

    private sealed record Class(string Who, string OfWhom, string ByWhom, string English);
}
