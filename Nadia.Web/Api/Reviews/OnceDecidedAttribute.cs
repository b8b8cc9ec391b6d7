using System.Text.Json.Serialization.Metadata;

namespace Nadia.Web.Api.Reviews;

/// <summary>Leaves a field of a <see cref="ReviewAnswer"/> out until somebody has decided; from then on it is there, null or not.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class OnceDecidedAttribute : Attribute
{
    public static void Apply(JsonTypeInfo type)
    {
        if (type.Type != typeof(ReviewAnswer)) return;
        foreach (var property in type.Properties)
        {
            if (property.AttributeProvider?.IsDefined(typeof(OnceDecidedAttribute), inherit: false) == true)
                property.ShouldSerialize = (review, _) => ((ReviewAnswer)review).IsDecided;
        }
    }
}
