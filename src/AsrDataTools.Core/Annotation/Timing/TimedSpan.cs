namespace AsrDataTools.Annotation.Timing;

/// <summary>A segment or word with both times, of some length; times in seconds.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends; after the start.</param>
/// <param name="Channel">As the source writes it; null where it names none.</param>
/// <param name="Source">The <see cref="AnnotationSegment"/> or <see cref="AnnotationWord"/>; null where nobody asks for it later.</param>
internal readonly record struct TimedSpan(double Start, double End, string? Channel, object? Source);
