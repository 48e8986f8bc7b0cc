using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Tests.Architecture;

public class DependencyTests
{
    private static readonly Assembly Web = typeof(Door).Assembly;

    [Fact]
    public void Domain_References_OnlyTheBaseLibraries()
    {
        var foreign = typeof(Problem)
            .Assembly.GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name =>
                !name.StartsWith("System.", StringComparison.Ordinal) && name != "netstandard"
            );

        Assert.Empty(foreign);
    }

    [Fact]
    public void Components_Inject_NoDatabaseContext()
    {
        var offenders =
            from component in Web.GetTypes().Where(type => type.IsAssignableTo(typeof(IComponent)))
            from member in MembersOf(component)
            where
                member.IsAssignableTo(typeof(DbContext))
                || (
                    member.IsGenericType
                    && member
                        .GetGenericArguments()
                        .Any(argument => argument.IsAssignableTo(typeof(DbContext)))
                )
            select component.FullName;

        Assert.Empty(offenders);
    }

    [Theory]
    [InlineData("StaffSelect.Web.Candidate", "StaffSelect.Web.Staff", "StaffSelect.Web.Public")]
    [InlineData("StaffSelect.Web.Staff", "StaffSelect.Web.Candidate", "StaffSelect.Web.Public")]
    [InlineData("StaffSelect.Web.Public", "StaffSelect.Web.Candidate", "StaffSelect.Web.Staff")]
    public void AudienceFolders_DoNotReferenceEachOther(string folder, string first, string second)
    {
        var offenders =
            from type in Web.GetTypes().Where(type => IsIn(type, folder))
            from used in UsedBy(type)
            where IsIn(used, first) || IsIn(used, second)
            select $"{type.FullName} → {used.FullName}";

        Assert.Empty(offenders.Distinct());
    }

    [Theory]
    [InlineData("StaffSelect.Web.Reports")]
    [InlineData("StaffSelect.Web.Mail")]
    [InlineData("StaffSelect.Web.Exchange")]
    [InlineData("StaffSelect.Web.Files")]
    [InlineData("StaffSelect.Web.UseCases")]
    public void NeutralFolders_DoNotReferencePages(string folder)
    {
        string[] pages =
        [
            "StaffSelect.Web.Candidate",
            "StaffSelect.Web.Staff",
            "StaffSelect.Web.Public",
            "StaffSelect.Web.Account",
        ];
        var offenders =
            from type in Web.GetTypes().Where(type => IsIn(type, folder))
            from used in UsedBy(type)
            where pages.Any(page => IsIn(used, page))
            select $"{type.FullName} → {used.FullName}";

        Assert.Empty(offenders.Distinct());
    }

    [Fact]
    public void Folders_AreNamedByWhatTheyHold()
    {
        string[] banned = ["Common", "Helpers", "Utils", "Core", "Shared", "Managers"];
        var offenders = new[] { typeof(Problem).Assembly, typeof(AppDbContext).Assembly, Web }
            .SelectMany(assembly => assembly.GetTypes())
            .Select(type => type.Namespace ?? "")
            .Distinct()
            .Where(name =>
                name.StartsWith("StaffSelect", StringComparison.Ordinal)
                && name.Split('.').Any(banned.Contains)
            );

        Assert.Empty(offenders);
    }

    private static bool IsIn(Type type, string folder) =>
        type.Namespace == folder
        || type.Namespace?.StartsWith(folder + ".", StringComparison.Ordinal) == true;

    private static IEnumerable<Type> MembersOf(Type type)
    {
        const BindingFlags All =
            BindingFlags.Instance
            | BindingFlags.Static
            | BindingFlags.Public
            | BindingFlags.NonPublic;
        return type.GetProperties(All)
            .Select(property => property.PropertyType)
            .Concat(type.GetFields(All).Select(field => field.FieldType));
    }

    private static IEnumerable<Type> UsedBy(Type type)
    {
        const BindingFlags All =
            BindingFlags.Instance
            | BindingFlags.Static
            | BindingFlags.Public
            | BindingFlags.NonPublic
            | BindingFlags.DeclaredOnly;
        var signatures = MembersOf(type)
            .Concat(
                type.GetConstructors(All)
                    .SelectMany(constructor => constructor.GetParameters())
                    .Select(parameter => parameter.ParameterType)
            )
            .Concat(
                type.GetMethods(All)
                    .SelectMany(method =>
                        method
                            .GetParameters()
                            .Select(parameter => parameter.ParameterType)
                            .Append(method.ReturnType)
                    )
            )
            .Concat(
                type.GetMethods(All)
                    .SelectMany(method =>
                        method.GetMethodBody()?.LocalVariables.Select(local => local.LocalType)
                        ?? []
                    )
            )
            .Append(type.BaseType ?? typeof(object));
        return signatures.SelectMany(Unfold).Distinct();
    }

    private static IEnumerable<Type> Unfold(Type type) =>
        type.IsGenericType ? type.GetGenericArguments().SelectMany(Unfold).Append(type)
        : type.HasElementType ? Unfold(type.GetElementType()!)
        : [type];
}
