namespace AsrDataTools.Readiness;

/// <summary>What each gate asks.</summary>
public static class GateQuestion
{
    public static string Question(this Gate gate) => gate switch
    {
        Gate.Acoustics => "Does training audio sound like the deployment channel?",
        Gate.Accent => "Is each accent present in proportion to traffic?",
        Gate.Annotation => "Are speakers, timestamps and overlap tagged, or just text?",
        Gate.Vocabulary => "Do domain terms occur as they occur live?",
        Gate.Evaluation => "Is the test set independent of training, and does it look like production?",
        Gate.Governance => "Are consent, personal data, access and chain of custody in order?",
        _ => throw new ArgumentOutOfRangeException(nameof(gate), gate, "There are six gates."),
    };
}
