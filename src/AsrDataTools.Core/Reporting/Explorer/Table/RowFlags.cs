namespace AsrDataTools.Reporting.Explorer;

/// <summary>What is remarkable about a row.</summary>
internal static class RowFlags
{
    public static IEnumerable<string> Of(ExplorerEntry entry)
    {
        if (entry.Failure is not null) yield return "audio unreadable";
        else if (entry.Utterance.AudioPath is null) yield return "no audio";
        if (string.IsNullOrWhiteSpace(entry.Utterance.Text)) yield return "no text";
        if (entry.Picture is { Address: null }) yield return "not playable here";
        if (entry.Profile is { } profile)
        {
            if (profile.ClippedShare > 0) yield return "clipped";
            if (profile.IsUpsampled == true) yield return "upsampled";
            if (profile.DropoutCount > 0) yield return "dropouts";
            if (profile.SpeechSeconds is 0) yield return "no speech found";
        }

        if (entry.Score is { } score)
        {
            if (score.Pair.IsHypothesisMissing) yield return "hypothesis missing";
            if (score.IsHallucinated) yield return "hallucinated";
            if (score.IsRepetitive) yield return "repetitive";
        }

        foreach (Finding finding in entry.Findings) yield return finding.Rule;
    }
}
