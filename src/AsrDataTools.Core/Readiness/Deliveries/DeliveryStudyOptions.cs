namespace AsrDataTools.Readiness;

/// <summary>How deliveries are compared.</summary>
public sealed record DeliveryStudyOptions
{
    /// <summary>Most that may be spent, in the currency of the offers, ≥ 0; null where that is not asked.</summary>
    public double? Budget { get; init; }

    /// <summary>Whether rows keep the answers of their gates.</summary>
    public bool PassGates { get; init; }

    /// <summary>Most recordings at once.</summary>
    public int ThrottleLimit { get; init; } = Environment.ProcessorCount;

    /// <exception cref="SpeechDataException"><c>DeliveryInvalid</c>, <c>BudgetWithoutPrice</c>: which, and what to do.</exception>
    internal void Check(IReadOnlyList<DeliveryOffer> offers)
    {
        if (offers.Count == 0) throw Invalid("There is no delivery to compare.");
        if (offers.Count > DeliveryChoice.MostDeliveries) throw Invalid($"There are {offers.Count} deliveries; at most {DeliveryChoice.MostDeliveries} can be compared at once.");
        if (offers.GroupBy(offer => offer.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw Invalid($"{twice.Count()} deliveries are called '{twice.Key}'; give each a name of its own: -Delivery @{{ first = '…'; second = '…' }}.");
        if (offers.FirstOrDefault(offer => !IsPrice(offer.Cost) || !IsPrice(offer.CostPerHour)) is { } wrong)
            throw Invalid($"The price of '{wrong.Name}' is no amount of money; give 0 or more.");
        if (Budget is null) return;
        if (!IsPrice(Budget)) throw Invalid("The budget is no amount of money; give 0 or more.");
        if (offers.FirstOrDefault(offer => offer is { Cost: null, CostPerHour: null }) is { } unpriced)
            throw new SpeechDataException("BudgetWithoutPrice", SpeechDataProblem.InvalidArgument, $"A budget needs the price of every delivery, and '{unpriced.Name}' has none: say what it costs (-Cost or -CostPerHour).");
        if (offers.Count > BestBuy.MostDeliveries) throw Invalid($"There are {offers.Count} deliveries; the best buy is looked for among at most {BestBuy.MostDeliveries}. Leave out -Budget, or compare fewer at once.");
    }

    private static bool IsPrice(double? amount) => amount is null or (>= 0 and < double.PositiveInfinity);

    private static SpeechDataException Invalid(string message) => new("DeliveryInvalid", SpeechDataProblem.InvalidArgument, message);
}
