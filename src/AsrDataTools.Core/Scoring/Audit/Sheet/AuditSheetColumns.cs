namespace AsrDataTools.Scoring.Audit;

/// <summary>The columns of a listening sheet.</summary>
internal static class AuditSheetColumns
{
    public const string Item = "Item";
    public const string Id = "Id";
    public const string Clip = "Clip";
    public const string Transcript = "Transcript";

    /// <summary>Words wrong, missing or too many; 0 where all is right.</summary>
    public const string WordsWrong = "WordsWrong";

    /// <summary>What was said, where it is not what stands there.</summary>
    public const string CorrectedTranscript = "CorrectedTranscript";

    /// <summary>Anything but empty or no: nobody could say.</summary>
    public const string CannotJudge = "CannotJudge";

    public const string Remarks = "Remarks";

    /// <summary>The beginning of the plan's hash.</summary>
    public const string Plan = "Plan";

    public static IReadOnlyList<string> All { get; } = [Item, Id, Clip, Transcript, WordsWrong, CorrectedTranscript, CannotJudge, Remarks, Plan];
}
