using StaffSelect.E2E.Support;

namespace StaffSelect.E2E.Pages;

/// <summary>Looks for what is left in Ukrainian on a page in English.</summary>
internal static class EnglishPages
{
    /// <summary>Texts with Cyrillic letters that do not come from a person and are marked neither as Ukrainian nor as a record's own words.</summary>
    private const string CyrillicOfThePage = """
        () => {
          const found = [];
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const parent = node.parentElement;
            if (!/[\u0400-\u04ff]/.test(node.data) || parent.closest("script, style, template, [hidden], [lang=uk], [translate=no], .ava")) continue;
            found.push(node.data.trim());
          }
          for (const element of document.querySelectorAll("[aria-label], [title], [placeholder], [alt]")) {
            if (element.closest("[lang=uk], [hidden]")) continue;
            for (const name of ["aria-label", "title", "placeholder", "alt"]) {
              const value = element.getAttribute(name);
              if (value && /[\u0400-\u04ff]/.test(value)) found.push(value);
            }
          }
          return found;
        }
        """;

    extension(Person person)
    {
        public Task SwitchToEnglishAsync() => person.Page.GotoAsync("/culture/en?returnUrl=/");

        /// <summary>Opens and checks a page.</summary>
        /// <param name="path">Where.</param>
        /// <param name="words">What people have written and may stand there.</param>
        /// <returns>Texts of the page itself that are not in English.</returns>
        public async Task<IReadOnlyList<string>> OpenInEnglishAsync(
            string path,
            params string[] words
        )
        {
            await person.OpenAsync(path);
            Assert.Equal("en", await person.Page.Locator("html").GetAttributeAsync("lang"));
            var left = await person.Page.EvaluateAsync<string[]>(CyrillicOfThePage);
            return
            [
                .. left.Where(text =>
                        !words.Any(word => text.Contains(word, StringComparison.Ordinal))
                    )
                    .Distinct(),
            ];
        }
    }
}
