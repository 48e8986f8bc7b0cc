using System.Reflection;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Tests.Architecture;

public class MessageTests
{
    private static readonly Type[] WebTypes = typeof(Door).Assembly.GetTypes();

    private static readonly IReadOnlyList<Type> Messages =
    [
        .. WebTypes.Where(type =>
            type is { IsClass: true, IsAbstract: false } && type.GetInterfaces().Any(IsMessage)
        ),
    ];

    [Fact]
    public void Messages_Exist() => Assert.NotEmpty(Messages);

    [Fact]
    public void EachMessage_SaysWhatItRequires()
    {
        Assert.Empty(
            Messages
                .Where(message => message.GetCustomAttribute<RequiresAttribute>() is null)
                .Select(message => message.Name)
        );
    }

    [Fact]
    public void EachMessage_HasExactlyOneHandler()
    {
        var handled = WebTypes
            .SelectMany(type => type.GetInterfaces())
            .Where(contract =>
                contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IHandler<,>)
            )
            .Select(contract => contract.GetGenericArguments()[0])
            .Where(message => !message.IsGenericParameter)
            .GroupBy(message => message)
            .ToDictionary(group => group.Key, group => group.Count());

        Assert.Empty(
            Messages
                .Where(message => handled.GetValueOrDefault(message) != 1)
                .Select(message => message.Name)
        );
    }

    [Fact]
    public void EachMessageOfACampaign_NamesExactlyOneScopeThatCanBeResolved()
    {
        var resolvable = WebTypes
            .SelectMany(type => type.GetInterfaces())
            .Where(contract =>
                contract.IsGenericType
                && contract.GetGenericTypeDefinition() == typeof(IScopeResolver<>)
            )
            .Select(contract => contract.GetGenericArguments()[0])
            .Append(typeof(IOfCampaign))
            .ToHashSet();
        var offenders = Messages.Where(message =>
        {
            var permission = message.GetCustomAttribute<RequiresAttribute>()!.Permission;
            var marker = UseCaseRegistration.MarkerOf(message);
            var isOfCampaign =
                permission is not (Permission.Public or Permission.SignedIn)
                && !RolePermissions.IsSystemWide(permission);
            return marker is null ? isOfCampaign : !resolvable.Contains(marker);
        });

        Assert.Empty(offenders.Select(message => message.Name));
    }

    [Fact]
    public void EachMessage_IsASealedRecord()
    {
        Assert.Empty(
            Messages
                .Where(message => !message.IsSealed || message.GetMethod("<Clone>$") is null)
                .Select(message => message.Name)
        );
    }

    [Fact]
    public void EachRole_HasAPermissionThatSomeMessageRequires()
    {
        var required = Messages
            .Select(message => message.GetCustomAttribute<RequiresAttribute>()!.Permission)
            .ToHashSet();

        Assert.Empty(
            Enum.GetValues<Domain.Grants.Role>()
                .Where(role => !RolePermissions.Of(role).Overlaps(required))
        );
    }

    [Fact]
    public void EachPermission_IsRequiredBySomeMessage()
    {
        var required = Messages
            .Select(message => message.GetCustomAttribute<RequiresAttribute>()!.Permission)
            .ToHashSet();

        Assert.Empty(
            Enum.GetValues<Permission>().Where(permission => !required.Contains(permission))
        );
    }

    private static bool IsMessage(Type contract) =>
        contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IMessage<>);
}
