namespace AsrDataTools.Coverage;

/// <summary>What to order of one stratum.</summary>
internal readonly record struct CollectionOrder(double Hours, int Speakers);
