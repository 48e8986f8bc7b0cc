using System.Globalization;
using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using StaffSelect.Domain;
using StaffSelect.Web.Hosting;
using StaffSelect.Web.Shell.Parts;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Tests.Shell;

/// <summary>A form's refusals: summed up with links on top, and tied to their fields.</summary>
public sealed class FormPartTests : BunitContext
{
    private string? family = "Їжак";

    public FormPartTests()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("uk-UA");
        Services.AddLogging();
        Services.AddTexts();
        SetRendererInfo(new RendererInfo("Static", isInteractive: false));
    }

    [Fact]
    public void Refusal_OfAField_IsLinkedFromTheSummary_AndDescribesTheControl()
    {
        var form = Shown(new Problem(ShapeProblems.Required).At("Family"));

        var control = form.Find("input");
        var link = form.Find(".summary a");
        var error = form.Find(".err");
        Assert.Equal("#" + control.Id, link.GetAttribute("href"));
        Assert.Equal("Прізвище: заповніть це поле.", link.TextContent);
        Assert.Equal("true", control.GetAttribute("aria-invalid"));
        Assert.Equal(
            [form.Find(".hint").Id, error.Id],
            control.GetAttribute("aria-describedby")!.Split(' ')
        );
        Assert.Equal("Їжак", control.GetAttribute("value"));
        Assert.True(form.Find(".summary").HasAttribute("autofocus"));
    }

    [Fact]
    public void Refusal_OfTheWholeMessage_StandsInTheSummaryWithoutALink()
    {
        var form = Shown(Problem.Conflict);

        Assert.Empty(form.FindAll(".summary a"));
        Assert.Empty(form.FindAll(".err"));
        Assert.Contains(
            "змінив хтось інший",
            form.Find(".summary li").TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Refusal_OfAValueTheFormDoesNotAsk_IsSaidWithoutALink()
    {
        var form = Shown(new Problem(ShapeProblems.Malformed).At("Campaign"));

        Assert.Empty(form.FindAll(".summary a"));
        Assert.Single(form.FindAll(".summary li"));
    }

    [Fact]
    public void Form_WithoutRefusal_ShowsNeitherSummaryNorErrors()
    {
        var form = Shown(null);

        Assert.Empty(form.FindAll(".summary, .err, [aria-invalid]"));
        Assert.Equal(form.Find(".hint").Id, form.Find("input").GetAttribute("aria-describedby"));
    }

    [Fact]
    public void Password_IsNeverSentBack()
    {
        family = "secret";

        var form = Shown(null, "password");

        Assert.False(form.Find("input").HasAttribute("value"));
    }

    private IRenderedComponent<StaticForm<object>> Shown(Problem? problem, string type = "text") =>
        Render<StaticForm<object>>(form =>
            form.Add(f => f.Model, new object())
                .Add(f => f.FormName, "test")
                .Add(f => f.Problem, problem)
                .AddChildContent<FieldText>(field =>
                    field
                        .Bind(f => f.Value, family, value => family = value, () => family)
                        .Add(f => f.Label, "Прізвище")
                        .Add(f => f.Hint, "Як у паспорті")
                        .Add(f => f.Type, type)
                )
        );
}
