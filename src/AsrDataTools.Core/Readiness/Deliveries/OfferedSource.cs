namespace AsrDataTools.Readiness;

/// <summary>What is owned, or one delivery, measured.</summary>
/// <param name="Offer">Its name, paths and price.</param>
/// <param name="Inputs">An account of each input.</param>
/// <param name="Utterances">The rows that could be measured.</param>
internal sealed record OfferedSource(DeliveryOffer Offer, CorpusInputs Inputs, IReadOnlyList<OfferedUtterance> Utterances)
{
    public bool IsEmpty => Utterances.Count == 0;

    public double? Cost => Offer.PriceOf(Inputs.Hours);

    /// <summary>Recordings in its folders that none of the manifests there names; 0 where there is none.</summary>
    public int Unlisted { get; init; }

    /// <summary>Whether it stood among what is owned too.</summary>
    public bool IsNamedAsOwned { get; init; }

    /// <summary>Folders of annotation in it that nobody named, relative to it.</summary>
    public IReadOnlyList<string> UnnamedAnnotation { get; init; } = [];

    /// <summary>Speakers by their labels.</summary>
    public IReadOnlySet<string> Speakers { get; } = Utterances.Select(utterance => utterance.Item.Speaker).OfType<string>().ToHashSet(StringComparer.Ordinal);
}
