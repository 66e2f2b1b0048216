namespace AsrDataTools.Readiness;

/// <summary>Which deliveries are bought: what is owned is source 0, the deliveries are 1, 2 ….</summary>
/// <param name="Mask">Bit <c>n</c> for delivery <c>n</c>; bit 0 is not used.</param>
internal readonly record struct DeliveryChoice(ulong Mask)
{
    /// <summary>Deliveries that fit into one choice.</summary>
    public const int MostDeliveries = 62;

    public static DeliveryChoice Nothing => default;

    public static DeliveryChoice One(int source) => new(1UL << source);

    public static DeliveryChoice Of(IEnumerable<int> sources) => new(sources.Aggregate(0UL, (mask, source) => mask | (1UL << source)));

    public IEnumerable<int> Sources
    {
        get
        {
            for (int source = 1; source <= MostDeliveries; source++)
            {
                if ((Mask & (1UL << source)) != 0) yield return source;
            }
        }
    }

    /// <summary>Whether there is nothing of a source unless it is bought, and it is not.</summary>
    public bool Has(int source) => source == 0 || (Mask & (1UL << source)) != 0;
}
