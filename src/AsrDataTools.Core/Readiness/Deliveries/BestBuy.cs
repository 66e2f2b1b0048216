namespace AsrDataTools.Readiness;

/// <summary>
/// Looks through every set of deliveries that the budget pays for. The best leaves the smallest accent gap, and of such as leave the same
/// gap costs least; where traffic does not tell accents, the best adds most unique speech.
/// </summary>
internal static class BestBuy
{
    /// <summary>Deliveries of which all sets are gone through: 4,096 of them.</summary>
    public const int MostDeliveries = 12;

    private const double Alike = 1e-6;

    /// <param name="offered">Sources that can be bought, with what each costs.</param>
    /// <param name="lack">What a purchase leaves to be desired: less is better.</param>
    /// <returns>The best, more than one where they cannot be told apart; buying nothing is one of the choices.</returns>
    public static IReadOnlyList<DeliveryChoice> Find(
        IReadOnlyList<(int Source, double Cost)> offered, double budget, Func<DeliveryChoice, double> lack, CancellationToken cancellation)
    {
        List<(DeliveryChoice Choice, double Lack, double Cost)> affordable = [];
        for (int set = 0; set < 1 << offered.Count; set++)
        {
            cancellation.ThrowIfCancellationRequested();
            (int Source, double Cost)[] bought = [.. offered.Where((_, index) => (set & (1 << index)) != 0)];
            double cost = bought.Sum(offer => offer.Cost);
            if (cost > budget) continue;
            DeliveryChoice choice = DeliveryChoice.Of(bought.Select(offer => offer.Source));
            affordable.Add((choice, lack(choice), cost));
        }

        double least = affordable.Min(choice => choice.Lack);
        (DeliveryChoice Choice, double Lack, double Cost)[] best = [.. affordable.Where(choice => choice.Lack <= least + Alike)];
        double cheapest = best.Min(choice => choice.Cost);
        return [.. best.Where(choice => choice.Cost <= cheapest + Alike).Select(choice => choice.Choice)];
    }
}
