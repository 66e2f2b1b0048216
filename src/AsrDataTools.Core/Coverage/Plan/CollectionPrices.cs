namespace AsrDataTools.Coverage;

/// <summary>
/// Prices by stratum, in any currency. A key is an accent, an accent and an environment (<c>en-IN/Telephony</c>), or <c>*</c> for
/// all that have no price of their own.
/// </summary>
public sealed class CollectionPrices
{
    /// <summary>The key that stands for every stratum.</summary>
    public const string Any = "*";

    private readonly IReadOnlyDictionary<string, double> _perHour;
    private readonly IReadOnlyDictionary<string, double> _perSpeaker;

    /// <param name="perHour">Price of an hour of speech, ≥ 0.</param>
    /// <param name="perSpeaker">Price of hiring a speaker, ≥ 0, beside the hours; 0 where there is none.</param>
    /// <exception cref="SpeechDataException"><c>CostInvalid</c>: a price is negative or no number.</exception>
    public CollectionPrices(IReadOnlyDictionary<string, double> perHour, IReadOnlyDictionary<string, double>? perSpeaker = null)
    {
        _perHour = Checked(perHour);
        _perSpeaker = Checked(perSpeaker ?? new Dictionary<string, double>());
    }

    /// <summary>Price of an hour; null where there is none.</summary>
    public double? PerHour(CollectionStratum stratum) => Find(_perHour, stratum);

    public double PerSpeaker(CollectionStratum stratum) => Find(_perSpeaker, stratum) ?? 0;

    private static double? Find(IReadOnlyDictionary<string, double> prices, CollectionStratum stratum) =>
        prices.TryGetValue(stratum.Name, out double price) || prices.TryGetValue(stratum.Accent, out price) || prices.TryGetValue(Any, out price) ? price : null;

    private static Dictionary<string, double> Checked(IReadOnlyDictionary<string, double> prices)
    {
        foreach ((string key, double price) in prices)
        {
            if (!double.IsFinite(price) || price < 0)
            {
                throw new SpeechDataException(
                    "CostInvalid", SpeechDataProblem.InvalidArgument, FormattableString.Invariant($"The price of {key} is {price}; a price is a number from 0 up."));
            }
        }

        return new Dictionary<string, double>(prices, StringComparer.OrdinalIgnoreCase);
    }
}
