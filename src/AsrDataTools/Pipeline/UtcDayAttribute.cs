using System.Globalization;
using System.Management.Automation;

namespace AsrDataTools.Pipeline;

/// <summary>Takes a day as <c>yyyy-MM-dd</c> or as a date; 03/04/2026 is refused, since it is March here and April there. An empty cell is no day.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
internal sealed class UtcDayAttribute : ArgumentTransformationAttribute
{
    private const string Form = "yyyy-MM-dd";

    public override bool TransformNullOptionalParameters => false;

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
        {
            null => null,
            DateOnly day => day,
            DateTime time => DateOnly.FromDateTime(time),
            DateTimeOffset time => DateOnly.FromDateTime(time.UtcDateTime),
            string text when string.IsNullOrWhiteSpace(text) => null,
            string text when DateOnly.TryParseExact(text.Trim(), Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) => day,
            object other => throw new ArgumentTransformationMetadataException($"'{other}' is no day. Write it as yyyy-MM-dd, for example 2027-03-31."),
        };
}
