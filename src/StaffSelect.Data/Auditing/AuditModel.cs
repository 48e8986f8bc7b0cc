using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace StaffSelect.Data.Auditing;

/// <summary>Marks in the model that decide what the audit journal writes.</summary>
public static class AuditModel
{
    private const string NotAudited = "StaffSelect:NotAudited";
    private const string Sensitive = "StaffSelect:Sensitive";

    /// <summary>Changes of this table leave no audit line. The list is closed and tested.</summary>
    public static EntityTypeBuilder<T> IsNotAudited<T>(this EntityTypeBuilder<T> entity)
        where T : class
    {
        entity.HasAnnotation(NotAudited, true);
        return entity;
    }

    /// <summary>The journal says that this value changed, not what it was.</summary>
    public static PropertyBuilder<T> IsSensitive<T>(this PropertyBuilder<T> property)
    {
        property.HasAnnotation(Sensitive, true);
        return property;
    }

    public static bool IsAudited(this IReadOnlyEntityType entity) =>
        entity.FindAnnotation(NotAudited) is null;

    public static bool IsSensitive(this IReadOnlyProperty property) =>
        property.FindAnnotation(Sensitive) is not null;
}
