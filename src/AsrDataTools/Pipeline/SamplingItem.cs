namespace AsrDataTools.Pipeline;

/// <summary>One row to weigh, or to weigh by, whatever it is an object of.</summary>
/// <param name="Source">The object as it came.</param>
/// <param name="ValueOf">Value of a property or column by name; null for none. Accents are canonical.</param>
/// <param name="Seconds">Length; null where it is not known.</param>
/// <param name="Name">What to call it in messages.</param>
internal sealed record SamplingItem(object Source, Func<string, object?> ValueOf, double? Seconds, string Name);
