namespace AsrDataTools.Reporting.Html;

/// <summary>The gates that show more than reasons and facts.</summary>
internal static class GateExhibits
{
    public static IReadOnlyList<IGateExhibit> All { get; } =
        [new AcousticExhibit(), new AccentExhibit(), new AnnotationExhibit(), new VocabularyExhibit(), new EvaluationExhibit(), new GovernanceExhibit()];

    /// <summary>Null for a gate without one.</summary>
    public static IGateExhibit? Of(string gate) => All.FirstOrDefault(exhibit => exhibit.Gate.ToString() == gate);
}
