using System.Globalization;

namespace AsrDataTools.Corpus.Manifests;

/// <summary>Writes the CSV of SpeechBrain. Spans are written in samples, so they are held to the nearest sample.</summary>
internal sealed class SpeechBrainSink(string temporaryPath, string finalPath, ManifestWriteOptions options) : IManifestSink
{
    private readonly DelimitedSink _table = new(temporaryPath, finalPath, options, ',', NameOf);

    public ManifestLosses Losses => _table.Losses;

    public void Write(SpeechUtterance utterance)
    {
        if (utterance.StartSeconds is not { } start)
        {
            _table.Write(utterance);
            return;
        }

        if (utterance.DurationSeconds is not { } duration) throw ManifestErrors.Unwritable(utterance, "SpeechBrain", "it has a start but no duration, and SpeechBrain needs both ends");
        int rate = utterance.SampleRate ?? SpeechBrainManifest.UsualRate;
        (string, string)[] span = [("start", Samples(start, rate)), ("stop", Samples(start + duration, rate))];
        _table.Write(utterance, span, field => field == UtteranceField.StartSeconds);
    }

    public void Complete(CancellationToken cancellation) => _table.Complete(cancellation);

    public void Dispose() => _table.Dispose();

    private static string Samples(double seconds, int rate) => Math.Round(seconds * rate).ToString("0", CultureInfo.InvariantCulture);

    private static string? NameOf(UtteranceField field) => field switch
    {
        UtteranceField.Id => "ID",
        UtteranceField.DurationSeconds => "duration",
        UtteranceField.AudioPath => "wav",
        UtteranceField.Speaker => "spk_id",
        UtteranceField.Text => "wrd",
        UtteranceField.StartSeconds => null,
        _ => ColumnNames.CommonNameOf(field),
    };
}
