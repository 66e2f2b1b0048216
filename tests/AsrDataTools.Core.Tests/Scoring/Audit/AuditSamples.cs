using AsrDataTools.Audio;
using AsrDataTools.Corpus;
using AsrDataTools.Scoring.Audit;

namespace AsrDataTools.Core.Tests.Scoring.Audit;

/// <summary>Deliveries and filled sheets for the tests of audits.</summary>
internal static class AuditSamples
{
    public static readonly AcceptanceTerms Terms = new(0.98, 0.95, 0.05, 0.05);

    public static SpeechUtterance Utterance(int number, string? text = null, string? environment = null, string? audio = null) => new()
    {
        Id = $"u{number:0000}",
        Text = text ?? string.Join(' ', Enumerable.Range(0, 4 + number % 9).Select(word => $"word{word}")),
        Environment = environment ?? (number % 5 == 0 ? "car" : "studio"),
        AudioPath = audio,
        DurationSeconds = 1 + number % 12,
    };

    public static AuditSample Draw(int count = 2_000, AuditOptions? options = null, Func<SpeechUtterance, string?>? hypothesis = null, bool reversed = false)
    {
        AuditFrame frame = new(options ?? new AuditOptions { Terms = Terms });
        IEnumerable<int> numbers = Enumerable.Range(1, count);
        foreach (int number in reversed ? numbers.Reverse() : numbers)
        {
            SpeechUtterance utterance = Utterance(number);
            frame.Add(utterance, hypothesis?.Invoke(utterance));
        }

        return frame.Draw();
    }

    /// <summary>A delivery with audio, written as a sheet.</summary>
    public static AuditSample Written(TemporaryFolder folder, int count = 40, AuditOptions? options = null, Func<int, string>? text = null)
    {
        AuditFrame frame = new(options ?? new AuditOptions { Terms = Terms });
        string audio = Recording(folder, count);
        for (int i = 1; i <= count; i++)
            frame.Add(Utterance(i, text?.Invoke(i), audio: audio) with { StartSeconds = 0.1 * i, DurationSeconds = 0.1 });
        return new AuditFolder(folder["audit"], replace: false).Write(frame.Draw(), 0.05, (_, page) => page.Write("page"), _ => { }, exception => throw exception, default);
    }

    /// <summary>The sheet with one answer for each row; null leaves it as it is.</summary>
    public static string Filled(TemporaryFolder folder, Func<AuditItem, (string Wrong, string Corrected, string Cannot)?> answer, AuditSample sample, char separator = ',', string name = "filled.csv")
    {
        string plan = AuditPlanFile.ShortHash(sample);
        List<string> rows = [string.Join(separator, AuditSheetColumns.All)];
        foreach (AuditItem item in sample.Items)
        {
            (string wrong, string corrected, string cannot) = answer(item) ?? ("", "", "");
            rows.Add(string.Join(separator, item.Item, item.Id, item.Clip, $"\"{item.Transcript}\"", wrong, $"\"{corrected}\"", cannot, "", plan));
        }

        return folder.Write(Path.Combine("audit", name), string.Join('\n', rows) + "\n");
    }

    public static (IReadOnlyList<AuditVerdict> Verdicts, List<string> Errors) Judge(AuditSample sample, params string[] sheets)
    {
        List<string> errors = [];
        AuditReading reading = new(sample, exception => errors.Add(exception.ErrorId));
        foreach (string sheet in sheets) reading.Add(sheet);
        return (reading.Verdicts(0.95), errors);
    }

    // Each tenth of a second has a level of its own, so that a clip shows where it was cut.
    private static string Recording(TemporaryFolder folder, int count)
    {
        string path = folder["recording.wav"];
        using WaveWriter writer = new(path, 8000);
        writer.Write([.. Enumerable.Range(0, 800 * (count + 2)).Select(i => (short)(100 + i / 800))]);
        writer.Complete();
        return path;
    }
}
