using System.Globalization;
using System.Management.Automation;
using AsrDataTools.Corpus;
using AsrDataTools.Scoring.Words;
using Recognised = AsrDataTools.Transcription.Transcript;

namespace AsrDataTools.Pipeline;

/// <summary>Reads a pair of texts from an object of the pipeline: a row of a table, an utterance, an object of a script.</summary>
internal sealed class TranscriptObject(string? referenceColumn, string? hypothesisColumn)
{
    private static readonly string[] References = ["Reference", "Ref", "Text", "Transcript", "Transcription", "Sentence"];
    private static readonly string[] Hypotheses = ["Hypothesis", "Hyp", "pred_text", "Prediction", "Predicted", "Recognized", "Recognised"];
    private static readonly string[] Ids = ["Id", "UtteranceId", "utt_id", "Name"];

    private int _number;

    /// <exception cref="SpeechDataException">The object lacks the reference or the hypothesis.</exception>
    public TranscriptPair Read(object item)
    {
        _number++;
        PSObject wrapped = PSObject.AsPSObject(item);
        string id = First(wrapped, Ids) ?? string.Create(CultureInfo.InvariantCulture, $"item-{_number}");
        return new TranscriptPair
        {
            Id = id,
            Reference = Required(wrapped, id, "reference", referenceColumn, References),
            Hypothesis = Required(wrapped, id, "hypothesis", hypothesisColumn, Hypotheses),
            Speaker = First(wrapped, ["Speaker", "SpeakerId", "speaker_id"]),
            Recording = First(wrapped, ["Recording", "RecordingId", "Session"]),
            Property = name => Value(wrapped, name),
        };
    }

    private static string Required(PSObject item, string id, string side, string? column, string[] names)
    {
        if (item.BaseObject is Recognised { Reference: null } && side == "reference" && column is null)
        {
            throw new SpeechDataException(
                "ReferenceMissing", SpeechDataProblem.InvalidData, $"'{id}' was transcribed from a recording of which nothing says what was said. Transcribe a manifest with texts, or name a column of it with -ReferenceColumn.");
        }

        string[] wanted = column is null ? names : [column];
        foreach (string name in wanted)
        {
            if (Has(item, name)) return Text(Value(item, name)) ?? "";
        }

        throw new SpeechDataException(
            "TranscriptPropertyMissing",
            SpeechDataProblem.InvalidData,
            $"'{id}' has no {side}: none of its properties is called {string.Join(", ", wanted)}. Name it with -{(side == "reference" ? "ReferenceColumn" : "HypothesisColumn")}.");
    }

    private static string? First(PSObject item, string[] names) =>
        names.Select(name => Text(Value(item, name))).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));

    private static bool Has(PSObject item, string name) =>
        item.Properties[name] is not null || (UtteranceOf(item) is { } utterance && utterance.Extra.ContainsKey(name));

    private static object? Value(PSObject item, string name)
    {
        object? value = item.Properties[name]?.Value;
        if (value is null && UtteranceOf(item) is { } utterance) value = UtteranceProperty.Get(utterance, name);
        return value is PSObject wrapped ? wrapped.BaseObject : value;
    }

    private static SpeechUtterance? UtteranceOf(PSObject item) => item.BaseObject as SpeechUtterance ?? (item.BaseObject as Recognised)?.Utterance;

    private static string? Text(object? value) => value is null ? null : Convert.ToString(value, CultureInfo.InvariantCulture);
}
