using System.Text.Json;

namespace AsrDataTools.Corpus.Manifests;

/// <summary>
/// The labels of an utterance by column names that every reader here recognises: for formats that hold further columns beside
/// those of their own.
/// </summary>
internal static class UtteranceColumns
{
    private static readonly UtteranceField[] Own =
    [
        UtteranceField.Id, UtteranceField.AudioPath, UtteranceField.StartSeconds, UtteranceField.DurationSeconds, UtteranceField.Text, UtteranceField.Speaker,
    ];

    /// <summary>Name and value of each property but id, audio, times, text and speaker; the value is null where there is none.</summary>
    public static IReadOnlyList<(string Name, Func<SpeechUtterance, string?> Value)> Labels { get; } =
        [.. WrittenField.All.Where(field => !Own.Contains(field.Field)).Select(field => (NameOf(field.Field), field.Text))];

    /// <summary>SampleRate is <c>sample_rate</c>.</summary>
    public static string NameOf(UtteranceField field) => JsonNamingPolicy.SnakeCaseLower.ConvertName(field.ToString());
}
