using System.Globalization;
using System.Management.Automation;

namespace AsrDataTools.Pipeline;

/// <summary>Takes a day as <c>yyyy-MM-dd</c> or as a date; 03/04/2026 is refused, since it is March here and April there. An empty cell is no day.</summary>
internal static class UtcDay
{
    private const string Form = "yyyy-MM-dd";

    /// <exception cref="SpeechDataException">It is no day (<c>DayInvalid</c>).</exception>
    public static DateOnly? Parse(object? value, string name) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        null => null,
        DateOnly day => day,
        DateTime { Kind: DateTimeKind.Local } time when time.TimeOfDay > TimeSpan.Zero => DateOnly.FromDateTime(time.ToUniversalTime()),
        DateTime time => DateOnly.FromDateTime(time),
        DateTimeOffset time => DateOnly.FromDateTime(time.UtcDateTime),
        string text when string.IsNullOrWhiteSpace(text) => null,
        string text when DateOnly.TryParseExact(text.Trim(), Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) => day,
        object other => throw new SpeechDataException("DayInvalid", SpeechDataProblem.InvalidArgument, $"{name}: '{other}' is no day. Write it as yyyy-MM-dd, for example 2027-03-31."),
    };
}
