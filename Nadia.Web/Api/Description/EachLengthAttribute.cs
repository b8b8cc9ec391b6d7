namespace Nadia.Web.Api.Description;

/// <summary>For the description: each text of the list has 1 to <paramref name="max"/> characters.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class EachLengthAttribute(int max) : Attribute
{
    public int Max => max;
}
