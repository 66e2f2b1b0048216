using System.Globalization;

namespace AsrDataTools.Readiness;

/// <summary>Amounts as reasons and remedies say them.</summary>
internal static class Amounts
{
    /// <summary>"12.4 h", or minutes and seconds where hours would round to nothing.</summary>
    public static string Hours(double hours) => hours switch
    {
        >= 0.95 => string.Create(CultureInfo.InvariantCulture, $"{hours:N1} h"),
        >= 1 / 60.0 => string.Create(CultureInfo.InvariantCulture, $"{hours * 60:0.0} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{hours * 3600:0} s"),
    };

    /// <summary>"1 term", "2,000 terms".</summary>
    public static string Count(long count, string one) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {one}{(count == 1 ? "" : "s")}");

    /// <summary>" [0.11, 0.33]", or nothing where there is no interval.</summary>
    public static string Interval(double? low, double? high, string format) => low is double from && high is double to
        ? $" [{from.ToString(format, CultureInfo.InvariantCulture)}, {to.ToString(format, CultureInfo.InvariantCulture)}]"
        : "";
}
