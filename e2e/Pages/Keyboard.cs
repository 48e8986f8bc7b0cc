using Microsoft.Playwright;
using StaffSelect.E2E.Support;

namespace StaffSelect.E2E.Pages;

/// <summary>Somebody who has no mouse: everything is reached by Tab and worked by keys.</summary>
internal static class Keyboard
{
    private const int MostTabs = 90;

    extension(Person person)
    {
        /// <summary>Presses Tab until this has the focus; fails when it is never reached.</summary>
        public async Task TabToAsync(ILocator target)
        {
            await target.WaitForAsync(new() { State = WaitForSelectorState.Attached });
            for (var tabs = 0; tabs < MostTabs; tabs++)
            {
                if (
                    await target.EvaluateAsync<bool>(
                        "element => element === document.activeElement"
                    )
                )
                {
                    return;
                }

                await person.Page.Keyboard.PressAsync("Tab");
            }

            Assert.Fail($"{person.Page.Url}: {target} is not reached by Tab.");
        }

        public async Task FollowByKeyAsync(string link)
        {
            await person.TabToAsync(
                person.Page.GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).First
            );
            await person.Page.Keyboard.PressAsync("Enter");
        }

        public async Task PressByKeyAsync(string button)
        {
            await person.TabToAsync(
                person.Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true })
            );
            await person.Page.Keyboard.PressAsync("Enter");
        }

        public async Task TypeByKeyAsync(string label, string text)
        {
            await person.TabToAsync(person.Page.GetByLabel(label, new() { Exact = true }));
            await person.Page.Keyboard.TypeAsync(text);
        }

        /// <summary>Ticks a box, or chooses a radio button with the arrows of its group.</summary>
        public async Task ChooseByKeyAsync(ILocator choice)
        {
            if (await choice.GetAttributeAsync("type") == "radio")
            {
                var group = await choice.GetAttributeAsync("name");
                var radios = person.Page.Locator($"input[type=radio][name='{group}']");
                var chosen = person.Page.Locator($"input[type=radio][name='{group}']:checked");
                await person.TabToAsync(
                    await chosen.CountAsync() > 0 ? chosen.First : radios.First
                );
                await person.Page.Keyboard.PressAsync("Space");
                for (var arrows = 0; !await choice.IsCheckedAsync(); arrows++)
                {
                    Assert.True(arrows < 20, $"{choice} is not reached by the arrows.");
                    await person.Page.Keyboard.PressAsync("ArrowDown");
                }

                return;
            }

            await person.TabToAsync(choice);
            await person.Page.Keyboard.PressAsync("Space");
            Assert.True(await choice.IsCheckedAsync());
        }

        /// <summary>Chooses in a list with the arrows.</summary>
        public async Task SelectByKeyAsync(string label, string value)
        {
            var list = person.Page.GetByLabel(label, new() { Exact = true });
            await person.TabToAsync(list);
            for (var arrows = 0; await list.InputValueAsync() != value; arrows++)
            {
                Assert.True(arrows < 60, $"{value} is not in the list «{label}».");
                await person.Page.Keyboard.PressAsync("ArrowDown");
            }
        }

        /// <summary>Opens the chooser of files with a key and gives it this file.</summary>
        public async Task AttachByKeyAsync(string label, FilePayload file)
        {
            await person.TabToAsync(person.Page.GetByLabel(label, new() { Exact = true }));
            var chosen = new TaskCompletionSource<IFileChooser>();
            void Keep(object? sender, IFileChooser chooser) => chosen.TrySetResult(chooser);
            person.Page.FileChooser += Keep;
            // a browser under load can let a key go by
            for (var presses = 0; presses < 3 && !chosen.Task.IsCompleted; presses++)
            {
                await person.Page.Keyboard.PressAsync("Space");
                await Task.WhenAny(chosen.Task, Task.Delay(TimeSpan.FromSeconds(15)));
            }

            person.Page.FileChooser -= Keep;
            Assert.True(chosen.Task.IsCompleted, "No chooser of files opened.");
            await (await chosen.Task).SetFilesAsync(file);
        }

        /// <summary>Waits for the page with this heading, checks it, and that it does not scroll sideways.</summary>
        public async Task SeeNarrowAsync(string heading)
        {
            await person.SeeAsync(heading);
            Assert.True(
                await person.Page.EvaluateAsync<bool>(
                    "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
                ),
                $"{person.Page.Url} scrolls sideways."
            );
        }
    }
}
