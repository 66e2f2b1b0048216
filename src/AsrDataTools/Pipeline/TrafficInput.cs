using AsrDataTools.Corpus;
using AsrDataTools.Coverage;

namespace AsrDataTools.Pipeline;

/// <summary>Traffic from a path: a table of accents and amounts, or the manifest of a sample of production.</summary>
internal static class TrafficInput
{
    /// <param name="dimension">What to add a manifest up by beside the accent; null for the accent alone.</param>
    /// <exception cref="SpeechDataException">It is neither, or sums to zero.</exception>
    public static TrafficTable Read(string path, string? dimension, TrafficOptions options, Action<SpeechDataException> report)
    {
        try
        {
            return TrafficReader.OfUtterances(path, SpeechManifest.Read(path, null, report), dimension is null ? [] : [dimension], options);
        }
        catch (SpeechDataException exception) when (exception.ErrorId == "ManifestColumnsUnknown")
        {
            // Neither audio nor text: no manifest.
            return TrafficReader.Read(path, options, report);
        }
    }
}
