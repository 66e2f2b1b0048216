using System.Collections;
using System.Globalization;
using System.Management.Automation;
using AsrDataTools.Coverage;

namespace AsrDataTools.Pipeline;

/// <summary>Turns what was typed of prices into numbers by accent.</summary>
internal static class PriceParameters
{
    /// <summary>One number for all, or a hashtable by accent, by <c>accent/environment</c>, and <c>*</c> for those not named.</summary>
    /// <param name="parameter">Name of the parameter, for messages.</param>
    /// <exception cref="SpeechDataException"><c>CostInvalid</c>.</exception>
    public static IReadOnlyDictionary<string, double> ToPrices(object? value, string parameter, AccentLabels labels)
    {
        Dictionary<string, double> prices = new(StringComparer.OrdinalIgnoreCase);
        object? plain = value is PSObject wrapped ? wrapped.BaseObject : value;
        if (plain is null) return prices;
        IDictionary table = plain as IDictionary ?? new Hashtable { [CollectionPrices.Any] = plain };
        foreach (DictionaryEntry entry in table)
        {
            string name = AccentParameters.Text(entry.Key);
            if (!double.TryParse(AccentParameters.Text(entry.Value), NumberStyles.Float, CultureInfo.InvariantCulture, out double price))
            {
                throw new SpeechDataException(
                    "CostInvalid", SpeechDataProblem.InvalidArgument, $"{parameter} has '{entry.Value}' for {name}, which is no number. Give a number, or a table such as @{{ 'en-IN' = 40; '*' = 60 }}.");
            }

            prices[Canonical(name, labels)] = price;
        }

        return prices;
    }

    // "Indian English/Telephony": the accent as the plan names it, the environment as it stands.
    private static string Canonical(string name, AccentLabels labels)
    {
        int slash = name.IndexOf('/', StringComparison.Ordinal);
        string accent = slash < 0 ? name : name[..slash];
        return (accent == CollectionPrices.Any ? accent : labels.Normalize(accent).Accent ?? accent) + (slash < 0 ? "" : name[slash..]);
    }
}
